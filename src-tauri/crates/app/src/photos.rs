//! Photos: taken in from a file, turned upright, made small, written anew without metadata.

use crate::{
    api::{
        entries::{
            AddPhotoRequest, AddedPhotoView, DescribePhotoRequest, PhotoDataRequest, PhotoDataView,
            PhotoView,
        },
        error::{ApiError, ErrorCode},
    },
    application::App,
    cases::refuse_closed,
    failure::from_io,
    input::{Edits, case_id, editable, link, moment, record_id},
    reader::Reader,
    timeline_view::photo_view,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use casework::{calendar::Moment, casefile::event::Attachment};
use image::{
    DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    imageops::FilterType,
};
use ledger::{cbor::Value, env::Wall, ids::RecordId};
use std::{
    fs::File,
    io::{BufReader, Cursor, Read},
    path::Path,
};

/// Largest file that is read.
const MAX_FILE: u64 = 50 * 1024 * 1024;
/// Longest side of a picture that is decoded, in pixels.
const MAX_SIDE: u32 = 20_000;
/// Most memory that decoding may take.
const MAX_MEMORY: u64 = 512 * 1024 * 1024;
/// Longest side of what is kept.
const KEPT_SIDE: u32 = 2048;
/// Most bytes of what is kept: more than a photo of that side ever takes at our quality.
const KEPT_BYTES: usize = 8 * 1024 * 1024;
/// Longest side of a thumbnail.
const SMALL_SIDE: u32 = 320;
const QUALITY: u8 = 85;

struct Picture {
    jpeg: Vec<u8>,
    width: u32,
    height: u32,
    taken_at: Option<String>,
}

/// Takes in a photo. Where and with what it was taken is dropped; when it was taken is offered, not kept.
pub(crate) fn add_photo(app: &App, request: AddPhotoRequest) -> Result<AddedPhotoView, ApiError> {
    let id = case_id(&request.case)?;
    let visit = request
        .visit
        .as_deref()
        .map(|visit| record_id("visit", visit))
        .transpose()?;
    app.read(|reader| refuse_closed(reader, id))?;
    // Decoding takes long; the vault is not held meanwhile.
    let picture = read_picture(Path::new(&request.path))?;
    let (record, _) = app.undoable("add_photo", |tx| {
        let edits = Edits::of("attachment/1")
            .maybe("visit", visit.map(link))
            .set("sha256", Value::from(sha256(&picture.jpeg)))
            .set("media_type", "image/jpeg")
            .set(
                "bytes",
                i64::try_from(picture.jpeg.len()).unwrap_or(i64::MAX),
            )
            .set("width", i64::from(picture.width))
            .set("height", i64::from(picture.height))
            .text("alt", &request.alt);
        let record = edits.create(tx, id)?;
        tx.attach(record, &picture.jpeg)?;
        Ok((record, record))
    })?;
    let photo = app.read(|reader| find(reader, record))?;
    Ok(AddedPhotoView {
        photo,
        taken_at: picture.taken_at,
    })
}

/// What can be seen on a photo, and when it was taken.
pub(crate) fn describe_photo(
    app: &App,
    request: DescribePhotoRequest,
) -> Result<PhotoView, ApiError> {
    let record = record_id("photo", &request.photo)?;
    app.read(|reader| editable(&reader.record(record)?.0, &reader.own))?;
    let taken = request
        .taken_at
        .as_deref()
        .map(|at| moment("taken_at", at))
        .transpose()?;
    let edits = Edits::of("attachment/1").maybe("taken_at", taken.map(|at| at.to_string()));
    let edits = match &request.alt {
        Some(alt) => edits.given("alt", alt),
        None => edits,
    };
    app.write("describe_photo", |tx| edits.write_changed(tx, record))?;
    app.read(|reader| find(reader, record))
}

/// The picture itself, large or small. What is larger than our own photos, as another program may have put it here, is
/// made as small as they are, or refused.
pub(crate) fn photo_data(app: &App, request: PhotoDataRequest) -> Result<PhotoDataView, ApiError> {
    let record = record_id("photo", &request.photo)?;
    let bytes = app.read(|reader| {
        let (state, _) = reader.record(record)?;
        let hash = Attachment::read(&state)
            .sha256
            .known()
            .copied()
            .ok_or(ErrorCode::NotFound)?;
        let size = reader.vault.open_blob(&record, &hash)?.size();
        if size > MAX_FILE {
            return Err(too_large(size));
        }
        Ok(reader.vault.blob(&record, &hash)?)
    })?;
    let bytes = if request.thumbnail {
        shrink(&bytes, SMALL_SIDE)?
    } else if is_as_kept(&bytes) {
        bytes
    } else {
        shrink(&bytes, KEPT_SIDE)?
    };
    Ok(PhotoDataView {
        media_type: "image/jpeg".to_owned(),
        base64: STANDARD.encode(bytes),
    })
}

/// Whether it is a JPEG no larger than what we keep ourselves; only its header is read.
fn is_as_kept(bytes: &[u8]) -> bool {
    let header = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg).into_dimensions();
    bytes.len() <= KEPT_BYTES && header.is_ok_and(|(width, height)| width.max(height) <= KEPT_SIDE)
}

fn too_large(bytes: u64) -> ApiError {
    ApiError::new(ErrorCode::PhotoTooLarge)
        .with("bytes", bytes)
        .with("limit", MAX_FILE)
}

fn find(reader: &Reader<'_>, record: RecordId) -> Result<PhotoView, ApiError> {
    let (state, _) = reader.record(record)?;
    Ok(photo_view(reader, &Attachment::read(&state)))
}

fn read_picture(path: &Path) -> Result<Picture, ApiError> {
    let file = File::open(path).map_err(|error| from_io(&error))?;
    let size = file.metadata().map_err(|error| from_io(&error))?.len();
    if size > MAX_FILE {
        return Err(too_large(size));
    }
    let mut bytes = Vec::new();
    BufReader::new(file)
        .take(MAX_FILE + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| from_io(&error))?;
    let picture = decode(&bytes)?;
    let picture = fit(picture, KEPT_SIDE);
    Ok(Picture {
        width: picture.width(),
        height: picture.height(),
        taken_at: taken_at(&bytes),
        jpeg: encode(&picture)?,
    })
}

fn decode(bytes: &[u8]) -> Result<DynamicImage, ApiError> {
    decode_within(bytes, MAX_SIDE, MAX_MEMORY)
}

/// A picture, upright; no side longer than `side` pixels, and no more than `memory` bytes to decode it.
pub(crate) fn decode_within(
    bytes: &[u8],
    side: u32,
    memory: u64,
) -> Result<DynamicImage, ApiError> {
    let unreadable = |error: image::ImageError| unreadable(&error, side);
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|error| from_io(&error))?;
    let format = reader.format();
    if !matches!(
        format,
        Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)
    ) {
        return Err(ApiError::new(ErrorCode::PhotoNotAnImage).with("kind", kind_of(bytes)));
    }
    // Decoders paint what they got; a photo that was cut off is no evidence.
    if format == Some(ImageFormat::Jpeg) && !has_end(bytes) {
        return Err(ApiError::new(ErrorCode::PhotoNotAnImage).with("kind", "damaged"));
    }
    let mut reader = reader;
    let mut limits = Limits::default();
    limits.max_image_width = Some(side);
    limits.max_image_height = Some(side);
    limits.max_alloc = Some(memory);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(unreadable)?;
    if decoder.total_bytes() > memory {
        return Err(ApiError::new(ErrorCode::PhotoTooLarge).with("pixels", side));
    }
    let upright = decoder.orientation().map_err(unreadable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unreadable)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

/// Whether a JPEG reaches its end marker; cameras may write a little after it.
fn has_end(bytes: &[u8]) -> bool {
    const AFTER: usize = 64 * 1024;
    let tail = &bytes[bytes.len().saturating_sub(AFTER)..];
    tail.windows(2).any(|pair| pair == [0xff, 0xd9])
}

fn unreadable(error: &image::ImageError, side: u32) -> ApiError {
    match error {
        image::ImageError::Limits(_) => {
            ApiError::new(ErrorCode::PhotoTooLarge).with("pixels", side)
        }
        _ => ApiError::new(ErrorCode::PhotoNotAnImage).with("kind", "damaged"),
    }
}

/// HEIC is what telephones make and what cannot be read here: it deserves its own words.
fn kind_of(bytes: &[u8]) -> &'static str {
    let brand = bytes.get(4..12).unwrap_or_default();
    let heic: [&[u8]; 4] = [b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"];
    if heic.contains(&brand) {
        "heic"
    } else {
        "other"
    }
}

/// Made smaller if a side is longer than `side` pixels.
pub(crate) fn fit(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        picture
    } else {
        picture.resize(side, side, FilterType::Triangle)
    }
}

fn shrink(bytes: &[u8], side: u32) -> Result<Vec<u8>, ApiError> {
    encode(&fit(decode(bytes)?, side))
}

fn encode(picture: &DynamicImage) -> Result<Vec<u8>, ApiError> {
    let mut jpeg = Vec::new();
    let rgb = picture.to_rgb8();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
        .encode_image(&rgb)
        .map_err(|error| unreadable(&error, MAX_SIDE))?;
    Ok(jpeg)
}

/// When the photo was taken, as its metadata says; in Amsterdam time when no offset is given.
fn taken_at(bytes: &[u8]) -> Option<String> {
    let exif = exif::Reader::new()
        .read_from_container(&mut Cursor::new(bytes))
        .ok()?;
    let field = exif.get_field(exif::Tag::DateTimeOriginal, exif::In::PRIMARY)?;
    let exif::Value::Ascii(lines) = &field.value else {
        return None;
    };
    let at = exif::DateTime::from_ascii(lines.first()?).ok()?;
    let local = format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        at.year, at.month, at.day, at.hour, at.minute, at.second
    );
    let guess = Moment::parse(&format!("{local}+01:00"))?;
    let minutes = casework::calendar::amsterdam_offset(guess.ms());
    let ms = guess.ms() - i64::from(minutes - 60) * 60_000;
    Some(
        Moment::of(Wall {
            ms,
            offset_minutes: minutes,
        })
        .to_string(),
    )
}

fn sha256(bytes: &[u8]) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).into()
}
