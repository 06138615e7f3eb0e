//! Flipped bits, cut ends and hostile containers: each is refused by name.

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write};

use exchange::{Nobody, open, unwatched};

use crate::evidence::note;
use crate::people::{Person, anna, bram, carla, on_disk, open_sealed, seal, story};

/// A file of about 60 KB in two chunks of age, and where its parts are.
fn sealed(bram: &Person) -> Vec<u8> {
    seal(&story(30).plain(&anna(), bram), &[bram])
}

fn header_len(sealed: &[u8]) -> usize {
    exchange::container::scan_header(sealed, &exchange::Limits::V1).unwrap()
}

/// Flips bits of a file in place, opens it, flips them back.
#[track_caller]
fn refuses_flips(bytes: &[u8], bram: &Person, flips: impl Iterator<Item = (usize, u8)>) {
    let (_folder, path) = on_disk(bytes);
    let mut file = OpenOptions::new().write(true).open(&path).unwrap();
    let receiver = bram.receiver(&Nobody);
    let mut put = |at: usize, byte: u8| {
        file.seek(SeekFrom::Start(at as u64)).unwrap();
        file.write_all(&[byte]).unwrap();
    };
    let mut count = 0;
    for (at, bit) in flips {
        count += 1;
        put(at, bytes[at] ^ 1 << bit);
        match open(&path, &receiver, &mut unwatched) {
            Ok(_) => panic!("bit {bit} of byte {at} went unseen"),
            Err(error) => assert_ne!(error.code(), "io", "bit {bit} of byte {at}"),
        }
        put(at, bytes[at]);
    }
    assert!(open(&path, &receiver, &mut unwatched).is_ok());
    note("flips", count);
}

#[test]
fn every_flipped_bit_of_the_container_header_is_refused() {
    let bram = bram();
    let bytes = sealed(&bram);
    let end = header_len(&bytes) + 16;
    refuses_flips(
        &bytes,
        &bram,
        (0..end * 8).map(|bit| (bit / 8, (bit % 8) as u8)),
    );
}

#[test]
fn a_flipped_bit_in_every_byte_of_the_first_half_is_refused() {
    let bram = bram();
    let bytes = sealed(&bram);
    refuses_flips(
        &bytes,
        &bram,
        (0..bytes.len() / 2).map(|at| (at, (at % 8) as u8)),
    );
}

#[test]
fn a_flipped_bit_in_every_byte_of_the_second_half_is_refused() {
    let bram = bram();
    let bytes = sealed(&bram);
    refuses_flips(
        &bytes,
        &bram,
        (bytes.len() / 2..bytes.len()).map(|at| (at, (at % 8) as u8)),
    );
}

/// What age would not notice, because the attacker encrypted it himself.
#[track_caller]
fn refuses_plain_flips(plain: &[u8], bram: &Person, flips: impl Iterator<Item = (usize, u8)>) {
    let mut flipped = plain.to_vec();
    let mut count = 0;
    for (at, bit) in flips {
        count += 1;
        flipped[at] ^= 1 << bit;
        match bram.open(&flipped) {
            Ok(_) => panic!("bit {bit} of plain byte {at} went unseen"),
            Err(error) => assert_ne!(error.code(), "io", "bit {bit} of plain byte {at}"),
        }
        flipped[at] = plain[at];
    }
    assert!(bram.open(&flipped).is_ok());
    note("flips", count);
}

#[test]
fn every_flipped_bit_of_manifest_and_signature_is_refused_inside_too() {
    let bram = bram();
    let plain = story(30).plain(&anna(), &bram);
    let end = plain
        .windows(10)
        .position(|window| window == b"FORMAT.txt")
        .unwrap();
    let end = plain[end + 1..]
        .windows(10)
        .position(|window| window == b"FORMAT.txt")
        .unwrap()
        + end;
    refuses_plain_flips(
        &plain,
        &bram,
        (0..end * 8).map(|bit| (bit / 8, (bit % 8) as u8)),
    );
}

/// A file that comes as far as its photo has had all its signatures checked: one byte in 32 will do there.
#[test]
fn a_flipped_bit_in_every_plain_byte_is_refused() {
    let bram = bram();
    let story = story(30);
    let plain = story.plain(&anna(), &bram);
    let photo = plain
        .windows(64)
        .position(|window| window == &story.photo[..64])
        .unwrap();
    let within = |at: usize| (photo + 8..photo + story.photo.len() - 8).contains(&at);
    let bytes = (0..plain.len()).filter(|at| !within(*at) || at % 32 == 0);
    refuses_plain_flips(&plain, &bram, bytes.map(|at| (at, (at % 8) as u8)));
}

#[test]
fn every_cut_of_the_file_is_refused() {
    let bram = bram();
    let bytes = sealed(&bram);
    let (_folder, path) = on_disk(&bytes);
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    let receiver = bram.receiver(&Nobody);
    let mut taken_for_altered = 0;
    for len in (0..bytes.len()).rev() {
        file.set_len(len as u64).unwrap();
        let error = open(&path, &receiver, &mut unwatched).err().unwrap();
        let names = ["truncated", "altered", "not_an_age_file"];
        assert!(names.contains(&error.code()), "{len}: {}", error.code());
        taken_for_altered += usize::from(error.code() == "altered");
    }
    // Only a cut that leaves whole blocks looks as if someone had altered the file.
    assert!(
        taken_for_altered <= bytes.len() / 512,
        "{taken_for_altered}"
    );
    note("truncations", bytes.len() as u64);
}

#[test]
fn every_cut_inside_is_refused_and_so_is_anything_after_the_end() {
    let bram = bram();
    let plain = story(5).plain(&anna(), &bram);
    for len in 0..plain.len() {
        let error = bram.open(&plain[..len]).unwrap_err();
        assert!(
            ["truncated", "member_size"].contains(&error.code()),
            "{len}: {}",
            error.code()
        );
    }
    note("truncations", plain.len() as u64);
    let mut longer = plain;
    longer.extend([0; 512]);
    assert_eq!(bram.open(&longer).unwrap_err().code(), "trailing_bytes");
}

#[test]
fn what_is_no_age_file_has_its_own_name() {
    let bram = bram();
    let code = |bytes: &[u8]| open_sealed(bytes, &bram).unwrap_err().code();
    assert_eq!(code(b""), "not_an_age_file");
    assert_eq!(code(b"PK\x03\x04 a zip"), "not_an_age_file");
    assert_eq!(code(b"age-encryption.org/v2\n-> x\n"), "newer_container");
    assert_eq!(code(b"age-encryption.org/v1\n--- short\n"), "bad_header");
    assert_eq!(
        code(b"age-encryption.org/v1\n-> scrypt c2FsdA 30\n"),
        "passphrase_file"
    );
    assert_eq!(
        code(b"-----BEGIN AGE ENCRYPTED FILE-----\n"),
        "not_an_age_file"
    );
}

#[test]
fn a_hundred_thousand_stanzas_or_an_endless_header_are_refused_unparsed() {
    let bram = bram();
    let mut stanzas = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..100_000 {
        stanzas.extend(b"-> X25519 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAA\n");
    }
    assert_eq!(
        open_sealed(&stanzas, &bram).unwrap_err().code(),
        "too_many_stanzas"
    );
    let mut endless = b"age-encryption.org/v1\n-> X25519 ".to_vec();
    endless.resize(1_000_000, b'A');
    assert_eq!(
        open_sealed(&endless, &bram).unwrap_err().code(),
        "header_too_large"
    );
    let mut lines = b"age-encryption.org/v1\n-> X25519 A\n".to_vec();
    (0..10_000).for_each(|_| lines.extend([b'A'; 64].iter().chain(b"\n")));
    assert_eq!(
        open_sealed(&lines, &bram).unwrap_err().code(),
        "header_too_large"
    );
}

#[test]
fn a_file_for_bram_is_not_for_carla() {
    let (bram, carla) = (bram(), carla());
    let bytes = sealed(&bram);
    assert_eq!(
        open_sealed(&bytes, &carla).unwrap_err().code(),
        "not_for_this_device"
    );
}

#[test]
fn a_file_that_bram_encrypts_again_for_carla_is_refused_by_her() {
    let (bram, carla) = (bram(), carla());
    let plain = story(5).plain(&anna(), &bram);
    let error = open_sealed(&seal(&plain, &[&bram, &carla]), &carla).unwrap_err();
    assert_eq!(error.code(), "other_recipient");
    assert!(open_sealed(&seal(&plain, &[&carla, &bram]), &bram).is_ok());
}
