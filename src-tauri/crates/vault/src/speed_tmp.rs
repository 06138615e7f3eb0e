//! tmp
#![allow(clippy::disallowed_methods)]
use crate::{tests_desk::{anna, Desk}, kdf::Kdf, secret::Secret, vault::{Vault, NewIdentity}, tests_env::{FixedEnv, quick_dir}};
use ledger::{author::Edit, cbor::Value, change::Change, ids::CaseId, plan::Incoming, sharing::{Class, Token}};
use std::{sync::Arc, time::Instant};

#[test]
#[ignore]
fn speed() {
    let mut a = anna();
    let cases = 600; let per = 50;
    let mut ids = vec![];
    for c in 0..cases {
        a.vault.transact("x", |tx| {
            let case = CaseId::of(tx.create(CaseId::NONE, "case/1", &[Token::Case], Class::K1, &[("urgency", Edit::Set(Value::from("medium")))])?);
            for i in 0..per {
                let f = tx.create(case, "fact/1", &[Token::Case], Class::K2, &[("text", Edit::Set(Value::from(format!("{c} {i} harde muziek na elf uur op de galerij bij de lift en vuilniszakken {}", i * 7919)))), ("place", Edit::Set(Value::from("galerij")))])?;
                tx.write(f, &[("text", Edit::Set(Value::from(format!("{c} {i} gewijzigd harde muziek na twaalf uur op de galerij"))))])?;
            }
            ids.push(case);
            Ok(())
        }).unwrap();
    }
    let mut changes = vec![];
    for c in &ids { for r in a.vault.case_records(*c).unwrap() { changes.extend(a.vault.changes_of(r.id).unwrap()); } }
    let own = a.vault.own();
    let wire: Vec<(Vec<u8>, [u8;64], Vec<u8>)> = changes.iter().map(|c| (c.header_bytes.clone(), c.signature, c.body_bytes())).collect();
    println!("changes {} bytes {}", wire.len(), wire.iter().map(|w| w.0.len()+64+w.2.len()).sum::<usize>());
    // raw
    let dir = if std::env::var("DISK").is_ok() { tempfile::tempdir().unwrap() } else { quick_dir() };
    let conn = crate::database::create(&dir.path().join("raw.db"), &crate::keys::Key::new([3;32])).unwrap();
    conn.execute_batch("CREATE TABLE raw(seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, header BLOB NOT NULL, signature BLOB NOT NULL, body BLOB NOT NULL) STRICT").unwrap();
    let t = Instant::now();
    let tx = conn.unchecked_transaction().unwrap();
    {
        let mut st = tx.prepare("INSERT INTO raw(id,header,signature,body) VALUES(?1,?2,?3,?4)").unwrap();
        for (c, w) in changes.iter().zip(&wire) { st.execute(rusqlite::params![c.id.as_bytes(), w.0, w.1, w.2]).unwrap(); }
    }
    tx.commit().unwrap();
    let raw = t.elapsed();
    println!("raw {raw:?}");
    // import
    let dir2 = if std::env::var("DISK").is_ok() { tempfile::tempdir().unwrap() } else { quick_dir() };
    let identity = NewIdentity { name: "Bram".into(), organisation: "G".into(), domain: "enforcement".into(), function: "x".into() };
    let (mut b, _) = Vault::create(&dir2.path().join("k"), &Secret::new("regenjas paardenbloem kozijn"), &identity, Arc::new(FixedEnv::seeded(5)), Kdf::CHEAP).unwrap();
    let t = Instant::now();
    let decoded: Vec<Change> = wire.iter().map(|w| Change::decode(w.0.clone(), w.1, Some(&w.2)).unwrap()).collect();
    let d = t.elapsed();
    let incoming = Incoming { sender: own.root, sender_device: own.device, scope: ids.clone(), cards: a.vault.cards().unwrap(), changes: decoded };
    let t1 = Instant::now();
    let planned = b.plan(&incoming).unwrap();
    let p = t1.elapsed();
    let mut child = std::env::var("PERF").ok().map(|_| { let c = std::process::Command::new("perf").args(["record","-F","997","--call-graph","dwarf,16384","-o","/tmp/perfv/admit.data","-p",&std::process::id().to_string()]).spawn().unwrap(); std::thread::sleep(std::time::Duration::from_millis(700)); c });
    let t2 = Instant::now();
    b.transact("import", |tx| tx.admit(&planned, &incoming, &[0;32])).unwrap();
    let ad = t2.elapsed();
    if let Some(c) = child.as_mut() { std::process::Command::new("kill").args(["-INT", &c.id().to_string()]).status().unwrap(); c.wait().unwrap(); return; }
    println!("decode {d:?} plan {p:?} admit {ad:?}; ratio decode+admit {:.2} with plan {:.2}", (d+ad).as_secs_f64()/raw.as_secs_f64(), (d+ad+p).as_secs_f64()/raw.as_secs_f64());
    let t = Instant::now();
    let again = b.plan(&incoming).unwrap();
    println!("replan {:?} unchanged {}", t.elapsed(), again.plan.unchanged);
    let t = Instant::now();
    let rows = b.case_list(&crate::queries::CaseQuery { limit: 100, ..Default::default() }).unwrap();
    println!("list {:?} {}", t.elapsed(), rows.total);
    let t = Instant::now();
    println!("search {} {:?}", b.search("muziek gale", 20).unwrap().len(), t.elapsed());
    let t = Instant::now();
    println!("conflicts {} {:?}", b.in_conflict(None).unwrap().len(), t.elapsed());
    let t = Instant::now();
    println!("case_records {} {:?}", b.case_records(ids[3]).unwrap().len(), t.elapsed());
    let n = 1000u32;
    let mut child = std::env::var("PERF2").ok().map(|_| { let c = std::process::Command::new("perf").args(["record","-F","997","--call-graph","dwarf,16384","-o","/tmp/perfv/admit.data","-p",&std::process::id().to_string()]).spawn().unwrap(); std::thread::sleep(std::time::Duration::from_millis(700)); c });
    let t = Instant::now();
    for i in 0..n { let id = ids[(i % 500) as usize].record(); b.transact("w", |tx| tx.write(id, &[("urgency_reason", Edit::Set(Value::from(format!("omdat {i} kinderen in huis zijn"))))])).unwrap(); }
    println!("save {:?}", t.elapsed()/n);
    if let Some(c) = child.as_mut() { std::process::Command::new("kill").args(["-INT", &c.id().to_string()]).status().unwrap(); c.wait().unwrap(); return; }
    let t = Instant::now();
    for i in 0..50u32 { conn.execute("INSERT INTO raw(id,header,signature,body) VALUES(?1,?2,?3,?4)", rusqlite::params![i.to_be_bytes(), wire[0].0, wire[0].1, wire[0].2]).unwrap(); }
    println!("raw commit {:?}", t.elapsed()/50);
    let t = Instant::now();
    println!("verify {:?} {:?}", b.verify().unwrap().problems.len(), t.elapsed());
    let _: &Desk = &a;
}
