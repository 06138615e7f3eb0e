//! The logo in a theme file: a PNG or JPEG as a `data:` address, drawn anew, so that only its picture is left.

use crate::{
    api::{
        error::{ApiError, ErrorCode},
        theme::LogoView,
    },
    photos,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use image::ImageFormat;
use std::io::Cursor;

const PNG: &str = "data:image/png;base64,";
const JPEG: &str = "data:image/jpeg;base64,";
/// Longest side of what is read, in pixels.
const MAX_SIDE: u32 = 4096;
/// Most memory that decoding may take.
const MAX_MEMORY: u64 = 64 * 1024 * 1024;
/// Longest side of what is kept: sharp at twice the size of its place in the window.
const KEPT_SIDE: u32 = 360;
/// Most bytes of what is kept; it comes along every time that the window asks for the theme.
const KEPT_BYTES: usize = 256 * 1024;

/// Draws a logo anew as a PNG. Refuses with `theme_logo` (param `reason`: `svg`, `kind`, `encoding`, `damaged`, `size`).
///
/// SVG is refused: it is a document with scripts, styles and references, and cleaning it takes more code than a logo is
/// worth. A PNG of twice the size looks the same.
pub(super) fn draw(address: &str) -> Result<LogoView, ApiError> {
    let bytes = STANDARD
        .decode(payload(address)?)
        .map_err(|_| refused("encoding"))?;
    if !matches!(
        image::guess_format(&bytes),
        Ok(ImageFormat::Png | ImageFormat::Jpeg)
    ) {
        return Err(refused("kind"));
    }
    let picture = photos::decode_within(&bytes, MAX_SIDE, MAX_MEMORY).map_err(|error| {
        refused(if error.code == ErrorCode::PhotoTooLarge {
            "size"
        } else {
            "damaged"
        })
    })?;
    let picture = photos::fit(picture, KEPT_SIDE).into_rgba8();
    let mut png = Vec::new();
    picture
        .write_to(&mut Cursor::new(&mut png), ImageFormat::Png)
        .map_err(|_| refused("damaged"))?;
    if png.len() > KEPT_BYTES {
        return Err(refused("size"));
    }
    Ok(LogoView {
        source: format!("{PNG}{}", STANDARD.encode(&png)),
        width: picture.width(),
        height: picture.height(),
    })
}

fn payload(address: &str) -> Result<&str, ApiError> {
    let known = [PNG, JPEG]
        .iter()
        .find_map(|kind| address.strip_prefix(kind));
    known.ok_or_else(|| {
        let start = address.trim_start().to_ascii_lowercase();
        let is_svg = start.starts_with("data:image/svg") || start.starts_with('<');
        refused(if is_svg { "svg" } else { "kind" })
    })
}

fn refused(reason: &str) -> ApiError {
    ApiError::new(ErrorCode::ThemeLogo).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, Rgba, RgbaImage};

    fn address(kind: &str, bytes: &[u8]) -> String {
        format!("{kind}{}", STANDARD.encode(bytes))
    }

    fn picture(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_fn(width, height, |x, _| {
            Rgba([120, 40, 100, if x == 0 { 0 } else { 255 }])
        })
    }

    fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture
            .write_to(&mut Cursor::new(&mut bytes), format)
            .unwrap();
        bytes
    }

    fn png(width: u32, height: u32) -> Vec<u8> {
        bytes(&picture(width, height).into(), ImageFormat::Png)
    }

    fn drawn(logo: &LogoView) -> RgbaImage {
        let bytes = STANDARD
            .decode(logo.source.strip_prefix(PNG).unwrap())
            .unwrap();
        image::load_from_memory_with_format(&bytes, ImageFormat::Png)
            .unwrap()
            .into_rgba8()
    }

    #[test]
    fn a_logo_keeps_its_picture_and_what_is_clear_in_it() {
        let logo = draw(&address(PNG, &png(90, 30))).unwrap();
        assert_eq!((logo.width, logo.height), (90, 30));
        assert_eq!(drawn(&logo), picture(90, 30));
        assert_eq!(draw(&logo.source).unwrap(), logo, "drawn twice is the same");

        let opaque = DynamicImage::from(picture(90, 30)).into_rgb8();
        let jpeg = bytes(&opaque.into(), ImageFormat::Jpeg);
        let logo = draw(&address(JPEG, &jpeg)).unwrap();
        assert_eq!((logo.width, logo.height), (90, 30));
        assert!(logo.source.starts_with(PNG));
    }

    #[test]
    fn a_large_logo_is_made_small_and_nothing_but_its_picture_is_kept() {
        let logo = draw(&address(PNG, &png(1440, 720))).unwrap();
        assert_eq!((logo.width, logo.height), (360, 180));

        let mut jpeg = bytes(
            &DynamicImage::from(picture(20, 20)).into_rgb8().into(),
            ImageFormat::Jpeg,
        );
        jpeg.splice(2..2, *b"\xff\xfe\x00\x08geheim");
        let kept = drawn(&draw(&address(JPEG, &jpeg)).unwrap());
        assert_eq!(kept.dimensions(), (20, 20));
        let source = draw(&address(JPEG, &jpeg)).unwrap().source;
        let kept = STANDARD.decode(source.strip_prefix(PNG).unwrap()).unwrap();
        assert!(!kept.windows(6).any(|part| part == b"geheim"));
    }

    #[test]
    fn every_other_logo_is_refused_by_its_reason() {
        let whole = png(60, 60);
        let webp = bytes(&picture(8, 8).into(), ImageFormat::WebP);
        let noise = RgbaImage::from_fn(360, 360, |x, y| {
            let mut mix = (x + y * 360).wrapping_mul(0x9e37_79b9);
            mix = (mix ^ (mix >> 16)).wrapping_mul(0x85eb_ca6b);
            mix = (mix ^ (mix >> 13)).wrapping_mul(0xc2b2_ae35);
            Rgba((mix ^ (mix >> 16)).to_le_bytes())
        });
        let noise = bytes(&noise.into(), ImageFormat::Png);
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        for (logo, reason) in [
            (address("data:image/svg+xml;base64,", svg), "svg"),
            ("data:image/svg+xml,%3Csvg%3E".to_owned(), "svg"),
            (String::from_utf8_lossy(svg).into_owned(), "svg"),
            (" <?xml version=\"1.0\"?><svg/>".to_owned(), "svg"),
            (address(PNG, svg), "kind"),
            (address(PNG, &webp), "kind"),
            (address("data:image/webp;base64,", &webp), "kind"),
            (address("data:text/html;base64,", b"<p>"), "kind"),
            ("https://voorbeeldstad.example/logo.png".to_owned(), "kind"),
            ("logo.png".to_owned(), "kind"),
            (String::new(), "kind"),
            (format!("{PNG}%%%"), "encoding"),
            (format!("{PNG}{}\n", STANDARD.encode(&whole)), "encoding"),
            (address(PNG, &whole[..whole.len() / 2]), "damaged"),
            (address(PNG, b"\x89PNG\r\n\x1a\n"), "damaged"),
            (address(PNG, &png(5_000, 2)), "size"),
            (address(PNG, &noise), "size"),
        ] {
            let error = draw(&logo).unwrap_err();
            let found = (error.code, error.params["reason"].as_str());
            assert_eq!(found, (ErrorCode::ThemeLogo, reason), "{logo:.60}");
        }
    }
}
