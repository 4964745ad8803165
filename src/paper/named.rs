//! What a paper is known by.
//!
//! In: what the content says of it. Out: its kind, number, symbol and year, as data. How a format writes them is left to
//! `write`.

/// What a paper is known by, for formats that say so apart from its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperName {
    /// Its kind, "Quyết định"; empty of what is made from no content.
    pub kind: String,
    /// Its number, as on paper; None while it is open.
    pub number: Option<String>,
    /// Its symbol, "QĐ-UBND"; None of kinds without one.
    pub symbol: Option<String>,
    /// The year of its issue, which a draft has too; None of kinds without a date.
    pub year: Option<u16>,
}
