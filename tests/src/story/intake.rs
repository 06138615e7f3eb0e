//! How the case begins: a report comes in, and Anna visits.

use super::text;
use crate::{Device, markers, photo};
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A report that opens a case, after nobody was found at the address.
pub fn take_in(anna: &Device) -> String {
    assert_eq!(anna.done("find_address", where_it_is())["cases"], json!([]));
    let taken = anna.done("take_in_report", report(None));
    assert_eq!(taken["opened"], true);
    let warned = anna.done("find_address", where_it_is());
    assert_eq!(
        warned["cases"][0]["case"], taken["case"],
        "the second report is not warned"
    );
    text(&taken["case"])
}

/// What the reporter told.
pub fn report(case: Option<&str>) -> Value {
    json!({
        "case": case,
        "address": { "street": markers::STREET, "house_number": "12", "house_letter": "A", "suffix": "",
                     "postcode": "1234AB", "town": "Voorbeeldstad" },
        "categories": ["GELUID", "VERZAMELEN"], "text": markers::REPORTED, "place": "",
        "occurred_at": "2026-11-19T23:10:00+01:00", "precision": "about", "channel": "phone", "anonymous": false,
        "reporter": { "name": markers::REPORTER, "contact": markers::REPORTER_CONTACT, "wishes_secrecy": true, "note": "" },
        "acknowledged": true, "acute": "no", "dangers": [], "tenure": "social_rent",
    })
}

fn where_it_is() -> Value {
    json!({ "postcode": "1234 ab", "house_number": "12", "house_letter": "a", "suffix": "", "street": "", "town": "" })
}

/// A home visit with everything: saved first, completed and finished later.
pub fn visit(anna: &Device, case: &str, files: &Path) -> String {
    let path = files.join("hal.jpg");
    photo::write(&path, markers::IN_PHOTO).expect("a photo");
    let photo = anna.done(
        "add_photo",
        json!({ "case": case, "visit": null, "alt": markers::ALT, "path": path }),
    );
    fs::remove_file(path).expect("the photo is ours");
    let mut request = json!({
        "case": case, "visit": null, "occurred_at": "2026-11-20T14:00:00+01:00", "purpose": "kennismaken",
        "announced": true, "outcome": "spoken", "company": "alone", "card_left": true, "saw": markers::SAW, "said": "",
        "said_by": "", "think": markers::THINK, "care": "", "next_step": null, "photos": [], "finish": false,
    });
    let saved = anna.done("save_visit", request.clone());
    request["visit"] = saved["visit"].clone();
    request["said"] = json!(markers::SAID);
    request["care"] = json!(markers::CARE);
    request["next_step"] =
        json!({ "text": "Bellen met de huisarts", "due": "2026-11-24", "owner": null });
    request["photos"] = json!([photo["photo"]["record"]]);
    request["finish"] = json!(true);
    let completed = anna.done("save_visit", request);
    assert_eq!(completed["visit"], saved["visit"]);
    assert!(completed["action"].is_string());
    text(&saved["visit"])
}
