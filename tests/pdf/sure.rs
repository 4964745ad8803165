//! What `layout` says of words without drawing a page, and what `check` tells by it: the same as who draws all.

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect;
use vanban::rooms::files::Disk;
use vanban::rooms::finding::render;
use vanban::rooms::layout::{self, fits_surely};
use vanban::rooms::pipeline::{Input, Pipeline, Report};
use vanban::rooms::write::Format;

fn told(report: &Report) -> String {
    render::short(report)
}

/// What is told of a document when its files are made; it is the same when it is only looked at.
#[track_caller]
fn found(pipeline: &Pipeline, name: &str, yaml: &str) -> String {
    let input = Input { files: &Disk, ..Input::alone(name, yaml.as_bytes()) };
    let drawn = match pipeline.render(input, &Format::PAPER) {
        Ok(rendered) => told(&rendered.report),
        Err(report) => told(&report),
    };
    assert_eq!(told(&pipeline.found_in(input).1), drawn, "{name}");
    drawn
}

/// Whether the pages of a document need not be drawn.
fn is_sure(pipeline: &Pipeline, name: &str, yaml: &str) -> bool {
    let input = Input { files: &Disk, ..Input::alone(name, yaml.as_bytes()) };
    let tree = pipeline.tree(input).0.expect("a document without errors");
    fits_surely(&layout::of(&tree, &pipeline.office().theme))
}

/// Samples and a paper of every kind: letters, plans and decisions without a table need no page drawn.
#[test]
fn papers_without_tables_are_known_to_fit() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pipeline = Pipeline::built_in();
    let (mut sure, mut drawn) = (Vec::new(), Vec::new());
    for folder in ["content", "tests/cases/kinds", "tests/cases/right"] {
        let entries = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> =
            entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
        files.retain(|path| !path.ends_with("phap_luat.yaml"));
        files.sort();
        for file in files {
            let (name, yaml) = (file.to_str().unwrap(), fs::read_to_string(&file).unwrap());
            found(&pipeline, name, &yaml);
            let list = if is_sure(&pipeline, name, &yaml) { &mut sure } else { &mut drawn };
            list.push(file.file_stem().unwrap().to_str().unwrap().to_owned());
        }
    }
    let shown = format!("sure: {}\ndrawn: {}\n", sure.join(" "), drawn.join(" "));
    expect![[r#"
        sure: ke-hoach-phuong-yen-hoa-2026 quyet-dinh-dieu-chinh-kinh-phi to-trinh-phe-duyet-ke-hoach ban_ghi_nho ban_thoa_thuan bao_cao bao_cao_co_phan bien_ban chi_thi chuong_trinh cong_dien cong_van de_an du_an giay_gioi_thieu giay_moi giay_nghi_phep giay_uy_quyen hop_dong huong_dan ke_hoach ke_hoach_lien_tich nghi_quyet phieu_bao phieu_chuyen phieu_gui phuong_an quy_che quy_dinh quyet_dinh thong_bao thong_cao thu_cong to_trinh bao_cao chi_thi chuong_trinh cong_van giay_uy_quyen huong_dan nghi_quyet phuong_an quy_che quyet_dinh_nhan_su quyet_dinh_sua_doi thong_bao to_trinh
        drawn: bao-cao-ngan-sach-6-thang-2026 ke-hoach-bao-ve-moi-truong-cong-thuong-2026-2030 ke-hoach-san-xuat-tieu-dung-2020 ke-hoach-san-xuat-tieu-dung-2024 quyet-dinh-san-xuat-tieu-dung-ben-vung bao_cao_co_bang cong_van_khan ke_hoach_co_bang quyet_dinh_co_bang to_trinh_co_bang ke_hoach_phan_cong quyet_dinh_de_an
    "#]].assert_eq(&shown);
}

fn letter(body: &str, recipients: usize) -> String {
    let recipients: String = (1..=recipients).map(|number| format!("  Nơi nhận thứ {number:02}\n")).collect();
    format!(
        "loai: thong_bao\nco_quan: {{ten: [Ủy ban nhân dân, xã An Bình]}}\nky_hieu: TB-UBND\nnam: 2026\n\
         dia_danh: An Bình\ntrich_yeu: Kết quả công tác\nnoi_dung: |\n{body}noi_nhan: |\n{recipients}\
         luu: {{don_vi: TH}}\nnguoi_ky: {{chuc_vu: Chủ tịch, ho_ten: Lê Thị Hòa}}\n"
    )
}

/// Wherever the signature comes to stand, and however many are told: where nothing was drawn, nothing was
/// missed.
#[test]
fn wherever_a_page_ends_the_same_is_told() {
    let pipeline = Pipeline::built_in();
    let body = |lines: usize| {
        let lines = (1..=lines).map(|number| format!("  {number}. Một nhiệm vụ của xã"));
        lines.collect::<Vec<_>>().join(";\n") + "./.\n"
    };
    let mut sure = Vec::new();
    let lengths = (18..42).map(|lines| (lines, 6)).chain((5..50).step_by(5).map(|many| (25, many)));
    for (lines, recipients) in lengths {
        let yaml = letter(&body(lines), recipients);
        assert_eq!(found(&pipeline, "a.yaml", &yaml), "", "{lines} {recipients}");
        if is_sure(&pipeline, "a.yaml", &yaml) {
            sure.push((lines, recipients));
        }
    }
    // A list of recipients that may fill more than half a page leaves a doubt.
    assert!((18..42).all(|lines| sure.contains(&(lines, 6))));
    assert!(sure.contains(&(25, 20)) && !sure.contains(&(25, 45)), "{sure:?}");
}

/// What may not fit is drawn and told.
#[test]
fn what_is_in_doubt_is_told_as_when_it_is_drawn() {
    let pipeline = Pipeline::built_in();
    let subject = format!("Kết quả {}", "công tác ".repeat(400));
    let faults = [
        letter(&format!("  Số {}./.\n", "1".repeat(120)), 3),
        letter("  Một câu./.\n", 3)
            .replace("thong_bao", "cong_van")
            .replace("TB-UBND", "UBND-TH")
            .replace("noi_dung", "kinh_gui: Phòng Kinh tế\nnoi_dung")
            .replace("Kết quả công tác", subject.trim_end()),
    ];
    let told: String = faults.iter().map(|yaml| found(&pipeline, "a.yaml", yaml)).collect();
    expect![[r#"
        a.yaml:8:3: lỗi[T012]: số `1111111111111111111111111111111111111111…` (Đoạn văn) cần 296,3 mm, chỗ của nó rộng 165 mm; gợi ý: viết ngắn lại, hoặc thêm dấu cách: số không ngắt làm hai dòng
        a.yaml:11:3: cảnh báo[C059]: văn bản có Kính gửi, dòng đầu của nơi nhận là `Nơi nhận thứ 01`; gợi ý: ghi `Như trên` ở dòng đầu
        a.yaml:6:12: lỗi[T010]: trang 1 của PDF: “tác công tác công tác công tác công” (Trích yếu công văn) tràn ra ngoài vùng chữ của trang 1,4 mm về phía dưới; gợi ý: khối này phải vừa một trang và hai cột của nó: bớt dòng, hoặc viết ngắn lại
    "#]].assert_eq(&told);
}
