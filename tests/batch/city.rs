//! The sample template of `content/mau/` with the real table of units.

use std::path::Path;

use vanban::rooms::finding::{Report, render};
use vanban::rooms::localities::money::MoneyColumns;
use vanban::rooms::localities::{self, Locality, LocalityTable};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::{Input, LocalityData, Pipeline};
use vanban::rooms::tabular::{self, WantedTable};

const CONTENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/content");
const NAME: &str = "content/mau/ke-hoach-san-xuat-tieu-dung-2026.yaml";

fn table() -> LocalityTable {
    let mut report = Report::default();
    let mut sheet = |name: &str| {
        let bytes = std::fs::read(Path::new(CONTENT).join(name)).unwrap();
        tabular::read(name, &bytes, WantedTable::default(), &mut report).unwrap()
    };
    let sheets = [sheet("don-vi-hanh-chinh.csv"), sheet("mau/co-quan-chuyen-mon.csv")];
    localities::read(&sheets, &MoneyColumns::default(), &mut report.findings)
        .unwrap_or_else(|| panic!("{}", render::short(&report)))
}

fn paper(pipeline: &Pipeline, unit: &Locality) -> String {
    let template = std::fs::read(Path::new(CONTENT).parent().unwrap().join(NAME)).unwrap();
    let overlay = Path::new(CONTENT).join(format!("mau/dia-phuong/{}.yaml", unit.code()));
    let overlay = std::fs::read(overlay).ok();
    let local = LocalityData {
        unit,
        overlay: overlay.as_deref().map(|bytes| ("rieng.yaml", bytes)),
        allocation: None,
        origins: None,
    };
    let (tree, report) = pipeline.tree_for(Input::alone(NAME, &template), local);
    assert!(report.findings.is_empty(), "{}", render::short(&report));
    dump::texts(&tree.unwrap()).join("\n")
}

/// Phường Yên Hòa, a xã of Hà Nội and đặc khu Vân Đồn, each with its names and offices.
#[test]
fn three_sorts_of_units_have_their_plans() {
    let pipeline = Pipeline::built_in();
    let table = table();
    let paper = |code: &str| {
        let unit = table.units.iter().find(|unit| unit.code() == code);
        paper(&pipeline, unit.unwrap())
    };
    let cases: [(&str, &[&str], &[&str]); 3] = [
        (
            "00175",
            &[
                "PHƯỜNG YÊN HÒA",
                "Yên Hòa, ngày",
                "Thực hiện Kế hoạch số 353/KH-SCT ngày 19 tháng 12 năm 2025 của Sở Công Thương về",
                "trên địa bàn thành phố Hà Nội",
                "1. Phòng Kinh tế, Hạ tầng và Đô thị (cơ quan chủ trì)",
                "2. Phòng Văn hóa - Xã hội",
                "V. CHẾ ĐỘ BÁO CÁO",
                "- Lưu: VT, KTHTĐT.",
            ],
            &["đặc khu", "xã Yên Hòa", "đảo"],
        ),
        (
            "00376",
            &[
                "XÃ SÓC SƠN",
                "1. Phòng Kinh tế (cơ quan chủ trì)",
                "UBND xã Sóc Sơn yêu cầu",
                "- Lưu: VT, KT.",
            ],
            &["phường", "Hạ tầng và Đô thị", "đặc khu"],
        ),
        (
            "06994",
            &[
                "ĐẶC KHU VÂN ĐỒN",
                "Thực hiện Kế hoạch của Sở Công Thương về",
                "thành phố Quảng Ninh",
                "III. GIẢM RÁC THẢI NHỰA TRÊN BIỂN, ĐẢO",
                "VI. CHẾ ĐỘ BÁO CÁO",
                "trước ngày 05 tháng 6",
            ],
            &["phường", "Hà Nội", "353/KH-SCT"],
        ),
    ];
    for (code, own, foreign) in cases {
        let paper = paper(code);
        for words in own {
            assert!(paper.contains(words), "{code}: no `{words}`\n{paper}");
        }
        for words in foreign {
            assert!(!paper.contains(words), "{code}: `{words}`\n{paper}");
        }
    }
}

/// Every unit of Hà Nội and every đặc khu: no finding, its own name on paper.
#[test]
fn the_template_fits_all_units() {
    let pipeline = Pipeline::built_in();
    let table = table();
    assert_eq!(table.units.len(), 3321);
    let wanted = |unit: &&Locality| unit.get("ma_tinh") == Some("01") || unit.get("loai") == Some("đặc khu");
    let units: Vec<_> = table.units.iter().filter(wanted).collect();
    assert_eq!(units.len(), 126 + 13);
    for unit in units {
        let paper = paper(&pipeline, unit);
        assert!(paper.contains(&unit.name().to_uppercase()), "{}", unit.called());
    }
    let mut names: Vec<_> = table.units.iter().map(Locality::file_name).collect();
    let plain = |name: &String| {
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    assert!(names.iter().all(plain), "names of files have plain letters only");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 3321);
}
