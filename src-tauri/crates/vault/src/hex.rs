//! Bytes as hexadecimal text, for the header and for the raw key of the database.

use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

/// Lowercase hexadecimal digits of `bytes`.
pub(crate) fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| {
            [
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]
        })
        .map(char::from)
        .collect()
}

/// The bytes of `text`, if it consists of pairs of hexadecimal digits.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte)
            .to_digit(16)
            .and_then(|digit| u8::try_from(digit).ok())
    };
    if !text.len().is_multiple_of(2) {
        return None;
    }
    text.as_bytes()
        .chunks_exact(2)
        .map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?))
        .collect()
}

/// For `#[serde(with = "crate::hex")]` on anything made of bytes.
pub(crate) fn serialize<S: Serializer>(
    bytes: &impl AsRef<[u8]>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&encode(bytes.as_ref()))
}

/// For `#[serde(with = "crate::hex")]` on anything made of bytes.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: TryFrom<Vec<u8>>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let text = String::deserialize(deserializer)?;
    let bytes = decode(&text).ok_or_else(|| D::Error::custom("not hexadecimal"))?;
    T::try_from(bytes).map_err(|_| D::Error::custom("wrong length"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn bytes_survive_their_text() {
        assert_eq!(super::encode(&[0, 0xa5, 0xff]), "00a5ff");
        assert_eq!(super::decode("00a5ff"), Some(vec![0, 0xa5, 0xff]));
        assert_eq!(super::decode("0"), None);
        assert_eq!(super::decode("+1"), None);
    }
}
