//! Photos made on the spot.

use image::{ImageFormat, Rgb, RgbImage};
use std::{
    fs,
    io::{self, Cursor},
    path::Path,
};

/// A small JPEG with a comment in it, as telephones add.
pub fn jpeg(comment: &str) -> Vec<u8> {
    let picture = RgbImage::from_fn(64, 48, |x, y| {
        let shade = |value: u32| u8::try_from(value % 256).expect("below 256");
        Rgb([shade(x * 4), shade(y * 5), shade(x * y)])
    });
    let mut bytes = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
        .expect("a picture in memory");
    let length = u16::try_from(comment.len() + 2)
        .expect("a short comment")
        .to_be_bytes();
    let segment = [&[0xff, 0xfe], length.as_slice(), comment.as_bytes()].concat();
    bytes.splice(2..2, segment);
    bytes
}

/// Writes such a JPEG.
pub fn write(path: &Path, comment: &str) -> io::Result<()> {
    fs::write(path, jpeg(comment))
}

/// A JPEG whose header claims 65,500 pixels each way.
pub fn enormous() -> Vec<u8> {
    let mut bytes = jpeg("");
    let frame = bytes
        .windows(2)
        .position(|pair| pair == [0xff, 0xc0])
        .expect("a baseline frame");
    bytes[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xdc, 0xff, 0xdc]);
    bytes
}
