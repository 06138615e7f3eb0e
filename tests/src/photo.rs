//! Photos made on the spot.

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::{
    fs,
    io::{self, Cursor},
    path::Path,
};

/// A small JPEG with a comment in it, as telephones add.
pub fn jpeg(comment: &str) -> Vec<u8> {
    let mut bytes = sized(64, 48);
    let length = u16::try_from(comment.len() + 2)
        .expect("a short comment")
        .to_be_bytes();
    let segment = [&[0xff, 0xfe], length.as_slice(), comment.as_bytes()].concat();
    bytes.splice(2..2, segment);
    bytes
}

/// A JPEG of so many pixels.
pub fn sized(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let shade = |value: u32| u8::try_from(value % 256).expect("below 256");
        Rgb([shade(x * 4), shade(y * 5), shade(x.wrapping_mul(y))])
    });
    let mut bytes = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut bytes), ImageFormat::Jpeg)
        .expect("a picture in memory");
    bytes
}

/// The bytes in an answer for the window.
pub fn decode(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).expect("base64")
}

/// The picture in an answer for the window.
pub fn from_base64(text: &str) -> DynamicImage {
    image::load_from_memory_with_format(&decode(text), ImageFormat::Jpeg).expect("a JPEG")
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
