//! The paper of a locality as a document of its own: nothing of the table is left in it, and it says what the template
//! says.

use vanban::rooms::files::NoFiles;
use vanban::rooms::localities::Locality;
use vanban::rooms::paper::{Paper, dump};
use vanban::rooms::pipeline::{Input, LocalityData};

use crate::support::papers::{PIPELINE, short};
use crate::support::wards::{TABLE, TEMPLATE, units};

/// The YAML of a locality's own paper; its tree is that of the template.
#[track_caller]
fn own(template: &str, unit: &Locality) -> String {
    let local = LocalityData { unit, overlay: None, allocation: None, origins: None };
    let input = Input { name: "mau.yaml", bytes: template.as_bytes(), files: &NoFiles, issued_by: None };
    let (made, report) = PIPELINE.own_paper(input, local, "rieng.yaml");
    let made = made.unwrap_or_else(|| panic!("{}", short(&report)));
    let (there, _) = PIPELINE.tree_for(input, local);
    let (own, report) = PIPELINE.tree(Input::alone("rieng.yaml", made.text.as_bytes()));
    let own = own.unwrap_or_else(|| panic!("{}\n{}", short(&report), made.text));
    let printed = |mut paper: Paper| {
        paper.keywords.clear();
        dump::dump(&paper)
    };
    assert_eq!(printed(own), printed(there.unwrap()), "{}", made.text);
    assert!(made.is_same && !made.text.contains("dia_phuong."), "{}", made.text);
    made.text
}

#[test]
fn every_locality_has_its_own_paper() {
    let units = units(TABLE);
    assert!(units.len() > 3);
    for unit in units.values() {
        own(TEMPLATE, unit);
    }
}

/// The template that comes with the program, for places of each kind.
#[test]
fn the_sample_gives_papers_of_their_own() {
    let template = include_str!("../../content/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml");
    let units = units(include_str!("../../content/don-vi-hanh-chinh.csv"));
    for code in ["00004", "00376", "06994"] {
        own(template, &units[code]);
    }
}
