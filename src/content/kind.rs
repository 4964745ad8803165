//! Kinds of documents: each is a small data file beside its template.
//!
//! In: `templates/<kind>.yaml`. Out: the kind's title, symbol, layout and components. How it
//! looks is its template's and the theme's.

use serde::Deserialize;

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
    pub bo_cuc: Layout,
    /// Components it must have, and may have, on its own.
    pub rieng: Components,
    /// The same when it is attached to another document; kinds without it cannot be attached.
    #[serde(default)]
    pub kem_theo: Option<Components>,
}

/// How the body is divided (PL I, II.6d).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
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

impl Components {
    /// May this component be written?
    pub fn allows(&self, key: &str) -> bool {
        self.bat_buoc.iter().chain(&self.cho_phep).any(|known| known == key)
    }
}

impl Kind {
    /// Reads a kind's data file.
    ///
    /// # Errors
    /// The parser's words, with line and column.
    pub fn read(id: &str, text: &str) -> Result<Kind, String> {
        let kind: Kind = serde_saphyr::from_str(text).map_err(|error| error.to_string())?;
        Ok(Kind { id: id.to_owned(), ..kind })
    }
}
