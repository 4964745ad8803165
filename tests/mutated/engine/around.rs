//! What stands around the files that are tried: the program, papers that name a file, units.
//!
//! In: nothing. Out: small things that are always the same.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use vanban::rooms::finding::Report;
use vanban::rooms::localities::Locality;
use vanban::rooms::pipeline::{self, Pipeline};

/// The program with its own templates.
pub(crate) static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::built_in);

pub(crate) const TEMPLATE: &str = include_str!("../../batch/mau/mau.yaml");
const UNITS: &str = include_str!("../../batch/mau/don-vi.csv");
pub(crate) const ALLOCATED: &str = include_str!("../../batch/phan-bo/mau.yaml");
pub(crate) const DECISION: &str = include_str!("../around/quyet-dinh.yaml");
pub(crate) const PLAN: &str = include_str!("../around/ke-hoach.yaml");
pub(crate) const BUDGET: &str = include_str!("../around/kinh-phi.yaml");
pub(crate) const SIGNED: &str = include_str!("../around/da-ky.yaml");
const PICTURE: &[u8] = include_bytes!("../../cases/anh/chu-ky.png");
const FIGURES: &str = include_str!("../around/so-lieu.csv");

/// What papers here may name: a table, a picture, another paper.
pub(crate) static FILES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let files =
        [("so-lieu.csv", FIGURES.as_bytes()), ("ky.png", PICTURE), ("ke-hoach.yaml", PLAN.as_bytes())];
    files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).into()
});

/// The units of the table beside.
pub(crate) static WARDS: LazyLock<Vec<Locality>> = LazyLock::new(|| {
    let mut report = Report::default();
    let table = pipeline::localities(&[("don-vi.csv".to_owned(), UNITS.as_bytes().to_vec())], &mut report);
    table.map(|table| table.units).unwrap_or_default()
});
