//! Twenty pairs of versions whose true changes were written down first: a redline marks about as many.

use std::path::Path;

use serde::Deserialize;
use vanban::rooms::redline::RedlineCounts;

use super::marked;
use crate::harness::Case;

/// A pair.
#[derive(Deserialize)]
struct VersionPair {
    ten: String,
    tep: Option<String>,
    #[serde(default)]
    sua: Vec<PairEdit>,
    mau: Option<String>,
    dia_phuong: Option<String>,
    that: Vec<String>,
}

/// What is another in the new version.
#[derive(Deserialize)]
struct PairEdit {
    cu: String,
    moi: String,
}

fn pairs() -> Vec<VersionPair> {
    serde_yaml::from_str(include_str!("pairs.yaml")).unwrap()
}

/// Both versions as DOCX.
fn files(pair: &VersionPair) -> (Vec<u8>, Vec<u8>) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let case = Case::from_dir("../content");
    if let (Some(template), Some(unit)) = (&pair.mau, &pair.dia_phuong) {
        let made = |case: &Case| {
            case.run(&format!("batch mau/{template} --only {unit} --format docx --out out")).code(0);
            let name = case.files("out").into_iter().find(|name| name.ends_with(".docx")).unwrap();
            case.read(&format!("out/{name}"))
        };
        let new = made(&case);
        let old = Case::from_dir("../content").without(&format!("mau/dia-phuong/{unit}.yaml"));
        return (made(&old), new);
    }
    let name = pair.tep.as_deref().unwrap();
    let made = |case: Case| {
        case.run(&format!("build {name} --format docx --out out")).code(0);
        case.read(&format!("out/{}", name.replace(".yaml", ".docx")))
    };
    let mut text = std::fs::read_to_string(content.join(name)).unwrap();
    for edit in &pair.sua {
        assert_eq!(text.matches(&edit.cu).count(), 1, "{}: {}", pair.ten, edit.cu);
        text = text.replacen(&edit.cu, &edit.moi, 1);
    }
    (made(case), made(Case::from_dir("../content").file(name, text)))
}

/// At most 1.3 places for each true change, over all pairs.
#[test]
fn a_redline_marks_what_changed_and_little_else() {
    let (mut places, mut changes) = (0, 0);
    let mut listed = String::new();
    for pair in pairs() {
        let (old, new) = files(&pair);
        let counts = marked(&old, &new).counts;
        let all = counts.all();
        let RedlineCounts { words, paragraphs, tables, rows, sections, .. } = counts;
        let (looks, shifts, keeps) = (counts.looks(), counts.shifts(), counts.keeps());
        listed += &format!(
            "{}: {all} cho {} (lời {words}, đoạn {paragraphs}, bảng {tables}, hàng {rows}, dáng {looks}, phần {sections}, số {shifts}, liền {keeps})\n",
            pair.ten,
            pair.that.len()
        );
        (places, changes) = (places + all, changes + pair.that.len());
    }
    expect_test::expect![[r#"
        một ngày báo cáo: 1 cho 1 (lời 1, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        một cụm từ, một tỷ lệ: 2 cho 2 (lời 2, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        bớt một gạch đầu dòng: 1 cho 1 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        thêm một gạch đầu dòng: 1 cho 1 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        bỏ mục cuối: 1 cho 1 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        thêm một mục ở giữa: 2 cho 2 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 1, liền 0)
        ba số tiền trong lời văn: 3 cho 3 (lời 3, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        thêm một điều ở giữa: 2 cho 2 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 1, liền 0)
        thêm một căn cứ: 1 cho 1 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        bớt một điểm: 2 cho 2 (lời 0, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 1, liền 0)
        người ký, nơi nhận: 4 cho 2 (lời 1, đoạn 2, bảng 0, hàng 0, dáng 1, phần 0, số 0, liền 0)
        hai số, một câu viết lại: 3 cho 3 (lời 2, đoạn 1, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        số và ngày của văn bản: 2 cho 2 (lời 2, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        trích yếu: 2 cho 1 (lời 1, đoạn 0, bảng 0, hàng 0, dáng 1, phần 0, số 0, liền 0)
        một số tiền trong bảng: 8 cho 8 (lời 8, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        bớt một nhiệm vụ: 18 cho 17 (lời 15, đoạn 1, bảng 0, hàng 1, dáng 0, phần 0, số 0, liền 1)
        thêm một nhiệm vụ ở giữa: 8 cho 8 (lời 6, đoạn 0, bảng 0, hàng 1, dáng 0, phần 0, số 1, liền 0)
        tên cột, chữ trong ô: 2 cho 2 (lời 2, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
        thêm một cột: 1 cho 1 (lời 0, đoạn 0, bảng 1, hàng 0, dáng 0, phần 0, số 0, liền 0)
        phần riêng của một đặc khu: 2 cho 2 (lời 2, đoạn 0, bảng 0, hàng 0, dáng 0, phần 0, số 0, liền 0)
    "#]]
    .assert_eq(&listed);
    assert!(places * 10 <= changes * 13, "{places} places for {changes} changes");
}
