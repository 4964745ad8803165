//! Kinds of documents: each is a small data file beside its template.
//!
//! In: `templates/<kind>.yaml`. Out: the kind's title, symbol, layout and components. How it
//! looks is its template's and the theme's.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{VAN_BAN, status};

/// A kind of document, as its data file says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its id: the file's name, `quyet_dinh`.
    #[serde(skip)]
    pub id: String,
    /// Its name, "Quyết định" (PL III, mục I).
    pub ten: String,
    /// Its abbreviation in symbols, "QĐ"; công văn has none.
    #[serde(default)]
    pub viet_tat: Option<String>,
    /// How the body is divided.
    pub bo_cuc: BodyLayout,
    /// The template it shares with other kinds; without it, and wherever there is a template of
    /// the kind's own name, that one.
    #[serde(default)]
    pub mau: Option<String>,
    /// How many sign, where it is not one for each issuing body.
    #[serde(default)]
    pub so_nguoi_ky: Option<usize>,
    /// How many may sign, where one body may have a second signer beside the first: 2.
    #[serde(default)]
    pub nguoi_ky_toi_da: Option<usize>,
    /// Keys under `thong_tin` that only this kind has.
    #[serde(default)]
    pub thong_tin: OwnFields,
    /// Components it must have, and may have, on its own.
    pub rieng: Components,
    /// The same when it is attached to another document; kinds without it cannot be attached.
    #[serde(default)]
    pub kem_theo: Option<Components>,
}

/// How the body is divided (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyLayout {
    /// Điều, khoản, điểm.
    Dieu,
    /// I., 1., a).
    Muc,
}

/// Keys of components.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Components {
    /// Must be written.
    pub bat_buoc: Vec<String>,
    /// May be written.
    #[serde(default)]
    pub cho_phep: Vec<String>,
}

/// Keys of a kind's own, each with its meaning in the middle of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnFields {
    /// Must be written.
    #[serde(default)]
    pub bat_buoc: BTreeMap<String, String>,
    /// May be written.
    #[serde(default)]
    pub cho_phep: BTreeMap<String, String>,
}

impl OwnFields {
    /// All keys: those that must be written first.
    pub fn keys(&self) -> impl Iterator<Item = &str> + Clone {
        self.bat_buoc.keys().chain(self.cho_phep.keys()).map(String::as_str)
    }

    /// All keys, each with its meaning.
    pub fn names(&self) -> impl Iterator<Item = (&str, &str)> {
        self.bat_buoc.iter().chain(&self.cho_phep).map(|(key, title)| (key.as_str(), title.as_str()))
    }

    /// Are there none?
    pub fn is_empty(&self) -> bool {
        self.keys().next().is_none()
    }
}

impl Components {
    /// May this component be written?
    pub fn allows(&self, key: &str) -> bool {
        self.bat_buoc.iter().chain(&self.cho_phep).any(|known| known == key)
    }
}

impl Kind {
    /// May this key of a document be written, where the kind stands by these components?
    pub fn allows(&self, components: &Components, key: &str) -> bool {
        match key {
            "loai" | "bien" | "bo_qua" | "vien_dan" => true,
            // A template as a whole is for many units.
            "dia_phuong" => std::ptr::eq(components, &raw const self.rieng),
            "thong_tin" => !self.thong_tin.is_empty(),
            "ban" => components.allows("so"),
            // Marks stand on what is issued on its own: what someone signs.
            _ if status::KEYS.contains(&key) => components.allows("nguoi_ky"),
            _ => components.allows(key),
        }
    }

    /// Reads a kind's data file.
    ///
    /// # Errors
    /// The parser's words, with line and column, or which component there is not.
    pub fn read(id: &str, text: &str) -> Result<Kind, String> {
        let mut kind: Kind = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
        let places = [Some(&kind.rieng), kind.kem_theo.as_ref()];
        let named =
            places.into_iter().flatten().flat_map(|place| place.bat_buoc.iter().chain(&place.cho_phep));
        let unknown: Vec<&String> = named.filter(|key| VAN_BAN.field(key).is_none()).collect();
        if let Some(key) = unknown.first() {
            return Err(format!("không có thành phần `{key}`; khóa riêng của loại khai ở `thong_tin`"));
        }
        id.clone_into(&mut kind.id);
        Ok(kind)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_component_that_there_is_not_is_named() {
        let text = "ten: Tờ khai\nbo_cuc: muc\nrieng: {bat_buoc: [trich_yeu, nguoi_khai]}\n";
        let fault = Kind::read("to_khai", text).unwrap_err();
        assert_eq!(fault, "không có thành phần `nguoi_khai`; khóa riêng của loại khai ở `thong_tin`");
    }
}
