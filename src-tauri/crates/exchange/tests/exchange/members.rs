//! Games with the members of the archive, hashes and signature fitting as far as they can.

use exchange::ustar;
use ledger::cbor::Value;

use crate::forgery::{Parts, archive, encode, member, sign, take_apart};
use crate::people::{Person, anna, bram, sha256, story};

struct Scene {
    anna: Person,
    bram: Person,
    plain: Vec<u8>,
}

fn scene() -> Scene {
    let (anna, bram) = (anna(), bram());
    let plain = story(3).plain(&anna, &bram);
    Scene { anna, bram, plain }
}

impl Scene {
    fn parts(&self) -> Parts {
        take_apart(&self.plain)
    }

    fn code(&self, plain: &[u8]) -> &'static str {
        match self.bram.open(plain) {
            Ok(_) => "opened",
            Err(error) => error.code(),
        }
    }

    /// The file after a change to its parts, signed anew by anna.
    fn after(&self, change: impl FnOnce(&mut Parts)) -> &'static str {
        let mut parts = self.parts();
        change(&mut parts);
        self.code(&parts.put_together(&self.anna.device))
    }

    /// The file after a change to the raw members; the manifest stays as it was.
    fn raw(&self, change: impl FnOnce(&mut Vec<(String, Vec<u8>)>)) -> &'static str {
        let parts = self.parts();
        let manifest = parts.manifest_bytes();
        let signature = sign(&manifest, &self.anna.device);
        let mut all = vec![
            (ustar::MANIFEST.to_owned(), manifest),
            (ustar::SIGNATURE.to_owned(), signature),
        ];
        all.extend(parts.members);
        change(&mut all);
        self.code(&archive(&all))
    }
}

#[test]
fn a_file_taken_apart_and_put_together_is_the_same_file() {
    let scene = scene();
    assert_eq!(scene.parts().put_together(&scene.anna.device), scene.plain);
}

#[test]
fn swapped_repeated_missing_and_extra_members_are_refused() {
    let scene = scene();
    assert_eq!(scene.raw(|all| all.swap(3, 4)), "member_order");
    assert_eq!(scene.raw(|all| all.swap(0, 1)), "member_order");
    assert_eq!(scene.raw(|all| all.swap(5, 6)), "member_order");
    // The same length, so that only the names tell.
    let format = ustar::FORMAT.to_owned();
    assert_eq!(scene.raw(|all| all[4].0 = format), "member_repeated");
    let pad = ustar::PAD.to_owned();
    assert_eq!(scene.raw(|all| all[4].0 = pad), "member_order");
    // Another length tells already, unless the padding happens to make up for it.
    let any = [
        "truncated",
        "trailing_bytes",
        "member_order",
        "member_repeated",
        "member_size",
    ];
    for place in 2..7 {
        assert!(any.contains(&scene.raw(|all| drop(all.remove(place)))));
        assert!(any.contains(&scene.raw(|all| all.insert(place, all[place].clone()))));
        assert!(any.contains(&scene.raw(|all| all.insert(place, ("pad".into(), vec![])))));
    }
}

#[test]
fn a_member_list_that_is_not_the_fixed_one_is_refused_though_signed() {
    let scene = scene();
    let extra = (ustar::blob_name(&sha256(b"x")), b"x".to_vec());
    assert_eq!(
        scene.after(|parts| parts.members.swap(0, 1)),
        "member_order"
    );
    assert_eq!(
        scene.after(|parts| drop(parts.members.remove(2))),
        "member_order"
    );
    assert_eq!(
        scene.after(|parts| parts.members.truncate(3)),
        "member_missing"
    );
    assert_eq!(
        scene.after(|parts| parts.members.push(extra.clone())),
        "count_mismatch"
    );
    assert_eq!(
        scene.after(|parts| parts.members.push(parts.members[4].clone())),
        "member_repeated"
    );
    assert_eq!(
        scene.after(|parts| parts.member("FORMAT.txt").push(b'!')),
        "opened"
    );
    let renamed = |parts: &mut Parts| parts.members[4].0 = ustar::blob_name(&[7; 32]);
    assert_eq!(scene.after(renamed), "member_name");
}

#[test]
fn only_plain_files_with_the_one_header_are_members() {
    let scene = scene();
    let at = 512 + ustar::filled(scene.parts().manifest_bytes().len() as u64);
    let with = |change: &dyn Fn(&mut tar::Header)| {
        let mut plain = scene.plain.clone();
        let block = &mut plain[at as usize..at as usize + 512];
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes().copy_from_slice(block);
        change(&mut header);
        header.set_cksum();
        block.copy_from_slice(header.as_bytes());
        scene.code(&plain)
    };
    let kinds = [
        (tar::EntryType::Symlink, "symlink"),
        (tar::EntryType::Link, "hard link"),
        (tar::EntryType::Directory, "folder"),
        (tar::EntryType::Char, "device"),
        (tar::EntryType::XHeader, "pax header"),
        (tar::EntryType::XGlobalHeader, "global pax header"),
        (tar::EntryType::GNULongName, "GNU long name"),
        (tar::EntryType::GNUSparse, "sparse"),
    ];
    for (kind, name) in kinds {
        assert_eq!(
            with(&|header| header.set_entry_type(kind)),
            "member_kind",
            "{name}"
        );
    }
    let old_regular = |header: &mut tar::Header| header.as_old_mut().linkflag = [0];
    assert_eq!(with(&old_regular), "member_kind");
    let raw_name = |header: &mut tar::Header, name: &str| {
        header.as_old_mut().name = [0; 100];
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    };
    for name in [
        "/etc/passwd",
        "../manifest.sig",
        "./manifest.sig",
        "manifest.sig/",
        "MANIFEST.SIG",
        "",
    ] {
        assert_eq!(
            with(&|header| raw_name(header, name)),
            "member_name",
            "{name}"
        );
    }
    assert_eq!(with(&|header| header.set_mtime(1)), "member_header");
    assert_eq!(with(&|header| header.set_uid(1000)), "member_header");
    assert_eq!(with(&|header| header.set_mode(0o777)), "member_header");
    assert_eq!(
        with(&|header| header.set_username("root").unwrap()),
        "member_header"
    );
    assert_eq!(with(&|header| header.set_size(65)), "member_size");
    assert_eq!(with(&|header| header.set_size(1 << 40)), "member_header");
    assert_eq!(
        with(&|header| header.set_size((1 << 33) - 1)),
        "member_size"
    );
    assert_eq!(with(&|_| {}), "opened");
}

#[test]
fn a_symlink_after_the_members_is_not_even_looked_at() {
    let scene = scene();
    let mut plain = scene.plain.clone();
    plain.truncate(plain.len() - 1024);
    plain.extend(member("pad", b""));
    plain.extend([0; 1024]);
    assert_eq!(scene.code(&plain), "trailing_bytes");
}

#[test]
fn sizes_that_lie_are_refused_before_anything_is_read_for_them() {
    let scene = scene();
    for lie in [0, 1, 1 << 20, 500 << 20, i64::MAX] {
        let parts = scene.parts();
        let mut keys = parts.manifest.clone();
        let Value::Array(members) = &mut keys[8] else {
            panic!("an array")
        };
        let Value::Array(changes) = &mut members[3] else {
            panic!("an array")
        };
        changes[1] = Value::Int(lie);
        let plain = parts.with_manifest(&encode(&keys), &scene.anna.device);
        let code = scene.code(&plain);
        let names = [
            "truncated",
            "trailing_bytes",
            "member_size",
            "too_large_changes",
        ];
        assert!(names.contains(&code), "{lie}: {code}");
    }
}

#[test]
fn content_that_is_not_the_signed_one_is_refused() {
    let scene = scene();
    for place in 2..7 {
        let spoil = |all: &mut Vec<(String, Vec<u8>)>| match all[place].1.last_mut() {
            Some(byte) => *byte ^= 1,
            None => all[place].1.push(0),
        };
        let code = scene.raw(spoil);
        let expected = if place == 4 {
            ["trailing_bytes", "member_size"]
        } else {
            ["member_hash"; 2]
        };
        assert!(expected.contains(&code), "{place}: {code}");
    }
}

#[test]
fn padding_must_be_zero_and_of_the_one_size() {
    let scene = scene();
    for back in [1, 512, 1025, 1024 + 100] {
        let mut plain = scene.plain.clone();
        let at = plain.len() - back;
        plain[at] = 1;
        let code = scene.code(&plain);
        assert!(
            ["padding", "member_header", "member_hash"].contains(&code),
            "{back}: {code}"
        );
    }
}

#[test]
fn manifest_keys_of_another_shape_are_refused_by_name() {
    let scene = scene();
    let with = |key: usize, value: Value| {
        let parts = scene.parts();
        let mut keys = take_apart(&parts.put_together(&scene.anna.device)).manifest;
        keys[key] = value;
        scene.code(&parts.with_manifest(&encode(&keys), &scene.anna.device))
    };
    let list = |item: Value| Value::Array(vec![item]);
    assert_eq!(with(0, Value::Int(2)), "newer_version");
    assert_eq!(with(0, Value::Int(0)), "manifest_shape");
    assert_eq!(with(10, list(Value::from("quantum"))), "unknown_crit");
    assert_eq!(with(1, Value::from("id")), "manifest_shape");
    assert_eq!(with(2, Value::from("archive")), "archive_not_imported");
    assert_eq!(with(2, Value::from("delta")), "opened");
    assert_eq!(with(2, Value::from("handover")), "type_not_supported");
    assert_eq!(with(2, Value::from("surprise")), "type_not_supported");
    assert_eq!(with(3, list(Value::Null)), "manifest_shape");
    assert_eq!(with(4, Value::from([7u8; 32])), "other_recipient");
    assert_eq!(with(5, list(Value::Int(1))), "manifest_shape");
    assert_eq!(with(6, list(Value::Int(1))), "manifest_shape");
    assert_eq!(with(7, list(Value::Int(1))), "manifest_shape");
    let file = Value::from([7u8; 16]);
    assert_eq!(with(7, list(file)), "manifest_shape", "a full file");
    assert_eq!(with(13, list(Value::Int(1))), "manifest_shape");
    assert_eq!(with(13, list(Value::from([7u8; 16]))), "opened");
    let twice = Value::Array(vec![Value::from([7u8; 16]); 2]);
    assert_eq!(with(13, twice), "manifest_shape", "each once");
    assert_eq!(with(9, list(Value::Int(1))), "manifest_shape");
    assert_eq!(with(11, list(Value::from([0u8; 16]))), "manifest_shape");
    assert_eq!(with(12, Value::from("20-11-2027")), "manifest_shape");
    assert_eq!(with(12, Value::Int(5)), "manifest_shape");
    let counts = |counts: [i64; 4]| Value::Array(counts.map(Value::Int).to_vec());
    assert_eq!(with(9, counts([1, 0, 4, 1])), "opened");
    assert_eq!(with(9, counts([2, 0, 4, 1])), "count_mismatch");
    assert_eq!(with(9, counts([0, 0, 4, 1])), "count_mismatch");
    assert_eq!(with(9, counts([1, 1, 4, 1])), "count_mismatch");
    assert_eq!(with(9, counts([1, 0, 3, 1])), "count_mismatch");
    assert_eq!(with(9, counts([1, 0, 5, 1])), "count_mismatch");
    assert_eq!(with(9, counts([1, 0, 4, 2])), "count_mismatch");
    assert_eq!(with(9, counts([1, 0, 3_000_000, 1])), "too_many_changes");
}

#[test]
fn a_newer_file_is_called_newer_whatever_else_is_new_about_it() {
    let scene = scene();
    let parts = scene.parts();
    let newer = Value::map([("anything", Value::Null)]);
    let keys = Value::Map(vec![(Value::Int(0), Value::Int(2)), (Value::Int(1), newer)]);
    let code = scene.code(&parts.with_manifest(&keys.encode(), &scene.bram.device));
    assert_eq!(code, "newer_version");
}

#[test]
fn a_manifest_key_above_those_known_is_no_reason_to_refuse() {
    let scene = scene();
    let parts = scene.parts();
    let mut keys = take_apart(&scene.plain).manifest;
    keys.push(Value::from("a later addition"));
    let plain = parts.with_manifest(&encode(&keys), &scene.anna.device);
    assert_eq!(scene.code(&plain), "opened");
}
