//! Takes a file apart and puts it together again, wrongly, with all hashes and signatures made to fit.

use ed25519_dalek::SigningKey;
use exchange::manifest::LABEL;
use exchange::ustar;
use ledger::cbor::Value;

use crate::people::sha256;

/// The parts of a file: manifest keys, and the members that the manifest lists.
pub struct Parts {
    pub manifest: Vec<Value>,
    pub members: Vec<(String, Vec<u8>)>,
}

/// Reads with the tar crate, which is lenient.
pub fn take_apart(plain: &[u8]) -> Parts {
    let mut members = Vec::new();
    let mut archive = tar::Archive::new(plain);
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_string_lossy().into_owned();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
        members.push((name, content));
    }
    let (_, manifest) = members.remove(0);
    members.remove(0);
    members.pop();
    let Value::Map(pairs) = Value::decode(&manifest).unwrap() else {
        panic!("a map")
    };
    Parts {
        manifest: pairs.into_iter().map(|(_, value)| value).collect(),
        members,
    }
}

impl Parts {
    pub fn member(&mut self, name: &str) -> &mut Vec<u8> {
        let found = self.members.iter_mut().find(|(member, _)| member == name);
        &mut found.unwrap().1
    }

    /// The manifest with a member list that fits the members.
    pub fn manifest_bytes(&self) -> Vec<u8> {
        let list = self.members.iter().map(|(name, content)| {
            Value::Array(vec![
                Value::from(name.as_str()),
                Value::Int(content.len() as i64),
                Value::from(sha256(content)),
            ])
        });
        let mut keys = self.manifest.clone();
        keys[8] = Value::Array(list.collect());
        encode(&keys)
    }

    /// A whole archive in which every hash fits, signed by `signer`.
    pub fn put_together(&self, signer: &SigningKey) -> Vec<u8> {
        self.with_manifest(&self.manifest_bytes(), signer)
    }

    /// The same with a manifest of the caller's making.
    pub fn with_manifest(&self, manifest: &[u8], signer: &SigningKey) -> Vec<u8> {
        let signature = sign(manifest, signer);
        let mut all = vec![
            (ustar::MANIFEST.to_owned(), manifest.to_vec()),
            (ustar::SIGNATURE.to_owned(), signature),
        ];
        all.extend(self.members.iter().cloned());
        archive(&all)
    }
}

pub fn encode(keys: &[Value]) -> Vec<u8> {
    Value::Map((0..).map(Value::Int).zip(keys.iter().cloned()).collect()).encode()
}

pub fn sign(manifest: &[u8], signer: &SigningKey) -> Vec<u8> {
    ed25519_dalek::Signer::sign(signer, &[LABEL, manifest].concat())
        .to_bytes()
        .to_vec()
}

/// Header, content and filling of one member.
pub fn member(name: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = ustar::header(name, content.len() as u64).to_vec();
    bytes.extend(content);
    bytes.resize(bytes.len().next_multiple_of(512), 0);
    bytes
}

/// Members, padding and end mark.
pub fn archive(members: &[(String, Vec<u8>)]) -> Vec<u8> {
    let (pad, _) = ustar::layout(members.iter().map(|(_, content)| content.len() as u64));
    let mut bytes: Vec<u8> = members
        .iter()
        .flat_map(|(name, content)| member(name, content))
        .collect();
    bytes.extend(member(ustar::PAD, &vec![0; pad as usize]));
    bytes.extend([0; 1024]);
    bytes
}

/// `[header, signature, body]` from raw parts.
pub fn change_item(header: &[u8], signature: &[u8], body: &[u8]) -> Vec<u8> {
    let mut item = vec![0x83];
    item.extend(Value::from(header).encode());
    item.extend(Value::from(signature).encode());
    item.extend(body);
    item
}
