//! Where the tables of money of a dossier stand, in the words of a decision.
//!
//! In: a dossier. Out: a place for each table, in the order in which its versions are compared.

use crate::content::Dossier;
use crate::content::body_tables::BodyTables;
use crate::content::number::roman;

/// Where a table stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TablePlace {
    /// The kind of the attached document it is in; None for the paper itself.
    pub(super) attached: Option<String>,
    /// Its appendix; None in a body.
    pub(super) appendix: Option<AppendixPlace>,
}

/// An appendix of a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AppendixPlace {
    /// Its id.
    pub(super) ma: Option<String>,
    /// Its place among the appendices of its document, from 1, and how many there are.
    pub(super) number: (usize, usize),
    /// Its place among all of the dossier, from 1, and how many there are.
    overall: (usize, usize),
}

impl TablePlace {
    /// `Phụ lục II của Kế hoạch kèm theo Quyết định số …`.
    pub(super) fn words(&self, cited: &str) -> String {
        let what = match &self.appendix {
            Some(AppendixPlace { number: (_, 1), .. }) => "Phụ lục".to_owned(),
            Some(AppendixPlace { number: (at, _), .. }) => format!("Phụ lục {}", roman(*at as u32)),
            None => "bảng kinh phí".to_owned(),
        };
        match (&self.attached, &self.appendix) {
            (Some(kind), _) => format!("{what} của {kind} kèm theo {cited}"),
            (None, Some(_)) => format!("{what} kèm theo {cited}"),
            (None, None) => format!("{what} tại {cited}"),
        }
    }
}

impl AppendixPlace {
    /// The id by which texts refer to the appendix once it is taken over.
    pub(super) fn taken(&self, at: usize) -> String {
        match (&self.ma, at) {
            (Some(ma), _) => ma.clone(),
            (None, 1) => "phu_luc_thay_the".to_owned(),
            (None, at) => format!("phu_luc_thay_the_{at}"),
        }
    }

    /// How `lay_tu` says which appendix is meant; None if the file has only one.
    pub(super) fn which(&self) -> Option<String> {
        let (at, count) = self.overall;
        (count > 1).then(|| self.ma.clone().unwrap_or_else(|| at.to_string()))
    }
}

/// The places of all tables of money.
pub(super) fn of(document: &Dossier) -> Vec<TablePlace> {
    let mut all = Vec::new();
    collect(document, None, &mut 0, &mut all);
    let count = appendices(document);
    for place in all.iter_mut().filter_map(|place| place.appendix.as_mut()) {
        place.overall.1 = count;
    }
    all
}

fn appendices(document: &Dossier) -> usize {
    document.phu_luc.len() + document.kem_theo.iter().map(appendices).sum::<usize>()
}

fn collect(document: &Dossier, attached: Option<&str>, before: &mut usize, all: &mut Vec<TablePlace>) {
    let attached = attached.map(str::to_owned);
    for _ in BodyTables::of(&document.body).filter(|bang| bang.has_money()) {
        all.push(TablePlace { attached: attached.clone(), appendix: None });
    }
    for (at, appendix) in document.phu_luc.iter().enumerate() {
        *before += 1;
        let place = AppendixPlace {
            ma: appendix.ma.as_ref().map(|ma| ma.text.clone()),
            number: (at + 1, document.phu_luc.len()),
            overall: (*before, 0),
        };
        for _ in appendix.tables().filter(|bang| bang.has_money()) {
            all.push(TablePlace { attached: attached.clone(), appendix: Some(place.clone()) });
        }
    }
    for one in &document.kem_theo {
        collect(one, Some(&one.kind.ten), before, all);
    }
}
