//! The words that paper prints beside a field may be typed in it too: the paper is the same.

mod contradictions;
mod typed;

use vanban::rooms::finding::{Severity, Version, render};
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use crate::support::papers::PIPELINE;

/// A paper as its fields by path, in the order of the file.
type Paper = Vec<(&'static str, &'static str)>;

const HEAD: &[(&str, &str)] = &[
    ("co_quan.chu_quan", "Tỉnh An Phú"),
    ("co_quan.ten", "Ủy ban nhân dân xã An Bình"),
    ("so", "05"),
    ("dia_danh", "An Bình"),
    ("ngay", "05/01/2026"),
];

const FOOT: &[(&str, &str)] = &[
    ("noi_nhan", "Các thôn"),
    ("luu.don_vi", "KT"),
    ("luu.nguoi_soan", "văn"),
    ("luu.so_ban", "2"),
    ("soan_thao.nguoi", "PL"),
    ("soan_thao.so_ban", "300"),
    ("lien_he.dia_chi", "Số 1 đường Trần Phú"),
    ("lien_he.dien_thoai", "024 3825 0000"),
    ("lien_he.fax", "024 3825 0001"),
    ("lien_he.thu_dien_tu", "ubnd@anbinh.gov.vn"),
    ("lien_he.trang_tin", "xaanbinh.gov.vn"),
];

fn paper(kind: &'static str) -> Paper {
    let body: &[(&str, &str)] = match kind {
        "cong_van" => &[
            ("ky_hieu", "UBND-VP"),
            ("trich_yeu", "triển khai kế hoạch"),
            ("kinh_gui", "Sở Tài chính"),
            ("noi_dung", "Đề nghị thực hiện./."),
            ("nguoi_ky.thua_lenh", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Chánh Văn phòng"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "quyet_dinh" => &[
            ("ky_hieu", "QĐ-UBND"),
            ("trich_yeu", "Về việc phê duyệt dự toán"),
            ("tham_quyen", "Chủ tịch Ủy ban nhân dân xã An Bình"),
            ("can_cu", "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025"),
            ("theo_de_nghi", "Trưởng phòng Kinh tế"),
            ("dieu", "Điều 1. Phê duyệt dự toán.\nĐiều 2. Thi hành theo Phụ lục kèm theo./."),
            ("nguoi_ky.thay_mat", "Ủy ban nhân dân"),
            ("nguoi_ky.ky_thay", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Phó Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
            ("phu_luc.ten", "Biểu chi tiết"),
            ("phu_luc.loi_van", "1. Nội dung."),
            ("phu_luc.ghi_chu", "Số liệu đến tháng 12."),
        ],
        "cong_dien" => &[
            ("ky_hieu", "CĐ-UBND"),
            ("trich_yeu", "Ứng phó bão số 3"),
            ("tham_quyen", "Chủ tịch Ủy ban nhân dân xã"),
            ("kinh_gui", "Các Trưởng thôn"),
            ("noi_dung", "1. Trực ban./."),
            ("nguoi_ky.quyen", "Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "giay_moi" => &[
            ("ky_hieu", "GM-UBND"),
            ("trich_yeu", "Dự hội nghị"),
            ("thong_tin.kinh_moi", "Ông Trần Văn Bình"),
            ("thong_tin.toi_du", "hội nghị tổng kết."),
            ("thong_tin.chu_tri", "Ông Phạm Văn Dũng"),
            ("thong_tin.thoi_gian", "08 giờ 00, ngày 15 tháng 01 năm 2026."),
            ("thong_tin.dia_diem", "Hội trường Ủy ban./."),
            ("nguoi_ky.thua_uy_quyen", "Chủ tịch"),
            ("nguoi_ky.chuc_vu", "Chánh Văn phòng"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "giay_gioi_thieu" => &[
            ("ky_hieu", "GGT-UBND"),
            ("thong_tin.nguoi_duoc_cu", "Lê Văn Cường"),
            ("thong_tin.chuc_vu", "Công chức"),
            ("thong_tin.noi_den", "Sở Công Thương"),
            ("thong_tin.ve_viec", "Liên hệ công tác."),
            ("thong_tin.den_het_ngay", "31 tháng 01 năm 2026"),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "giay_nghi_phep" => &[
            ("ky_hieu", "GNP-UBND"),
            ("thong_tin.ngay_don", "02 tháng 01 năm 2026"),
            ("thong_tin.nguoi_nghi", "Lê Văn Cường"),
            ("thong_tin.chuc_vu", "Công chức"),
            ("thong_tin.thoi_gian", "05 ngày làm việc"),
            ("thong_tin.tu_ngay", "12 tháng 01 năm 2026"),
            ("thong_tin.den_het_ngay", "16 tháng 01 năm 2026"),
            ("thong_tin.noi_nghi", "xã An Bình"),
            ("thong_tin.tinh_vao", "nghỉ hằng năm của năm 2026"),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
            ("nguoi_ky.ho_ten", "Nguyễn Văn An"),
        ],
        "hop_dong" => &[
            ("ky_hieu", "HĐ-UBND"),
            ("trich_yeu", "Thuê xe năm 2026"),
            ("can_cu", "Bộ luật Dân sự ngày 24 tháng 11 năm 2015"),
            ("thong_tin.noi_ky", "trụ sở Ủy ban nhân dân xã"),
            ("thong_tin.ben_a", "Ủy ban nhân dân xã An Bình"),
            ("thong_tin.ben_b", "Công ty cổ phần Xe Xanh"),
            ("dieu", "Điều 1. Bên B cho Bên A thuê xe./."),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
        ],
        "bien_ban" => &[
            ("ky_hieu", "BB-UBND"),
            ("trich_yeu", "Hội nghị tổng kết"),
            ("thong_tin.bat_dau", "08 giờ 00"),
            ("thong_tin.dia_diem", "Hội trường xã"),
            ("thong_tin.thanh_phan", "Đại diện nhân dân"),
            ("thong_tin.chu_toa", "Ông Phạm Văn Dũng"),
            ("thong_tin.thu_ky", "Bà Trần Thị Bình"),
            ("thong_tin.ket_thuc", "11 giờ 30"),
            ("thong_tin.hinh_thuc", "Hội nghị"),
            ("noi_dung", "1. Khai mạc.\n2. Thảo luận."),
            ("nguoi_ky.chuc_vu", "Chủ tọa"),
        ],
        // A draft has no number and no day.
        "thong_bao" => &[
            ("ky_hieu", "TB-UBND"),
            ("nam", "2026"),
            ("trang_thai", "du_thao"),
            ("lan_du_thao", "2"),
            ("trich_yeu", "Kết luận cuộc họp"),
            ("noi_dung", "1. Nội dung./."),
            ("nguoi_ky.chuc_vu", "Chủ tịch"),
        ],
        other => panic!("{other}"),
    };
    let without: &[&str] = match kind {
        "bien_ban" => &["dia_danh", "ngay"],
        "thong_bao" => &["so", "ngay"],
        _ => &[],
    };
    let head = HEAD.iter().filter(|(path, _)| !without.contains(path));
    // Who acts stands first where the kind says so.
    let acting = |(path, value)| match (kind, path) {
        ("quyet_dinh", "noi_nhan") => (path, "Như Điều 2"),
        ("cong_van", "noi_nhan") => (path, "Như trên"),
        _ => (path, value),
    };
    head.chain(body).chain(FOOT).copied().map(acting).collect()
}

/// The file of a paper, one of its fields written as this.
fn file(kind: &str, paper: &Paper, path: &str, written: &str) -> String {
    let mut text = format!("loai: {kind}\n");
    let mut group = "";
    for (field, value) in paper {
        let value = serde_json::to_string(if *field == path { written } else { value }).unwrap();
        let Some((outer, key)) = field.split_once('.') else {
            text += &format!("{field}: {value}\n");
            continue;
        };
        // Two sign minutes, and appendices are a list.
        let item = outer == "phu_luc";
        if outer != group {
            text += &format!("{outer}:\n{}", if item { "  -\n" } else { "" });
        }
        group = outer;
        text += &format!("{}{key}: {value}\n", if item { "    " } else { "  " });
    }
    if kind == "bien_ban" {
        text = text.replace(
            "nguoi_ky:\n  chuc_vu: \"Chủ tọa\"",
            "nguoi_ky: [{chuc_vu: Thư ký}, {chuc_vu: Chủ tọa}]",
        );
    }
    if kind == "hop_dong" {
        text = text.replace(
            "nguoi_ky:\n  chuc_vu: \"Chủ tịch\"",
            "nguoi_ky: [{chuc_vu: Chủ tịch}, {chuc_vu: Giám đốc}]",
        );
    }
    text
}

#[track_caller]
fn tree(yaml: &str) -> String {
    let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    let found = render::short(&report);
    let document = document.unwrap_or_else(|| panic!("{found}\n{yaml}"));
    // A warning says that it is not quite as it should be.
    assert!(report.findings.iter().all(|one| one.severity == Severity::Note), "{found}\n{yaml}");
    dump::dump(&document)
}

/// A paper that version 0.1.0 issued stays as it was signed, doubled words and all.
#[test]
fn issued_papers_stay_as_they_were_signed() {
    let yaml = file("cong_van", &paper("cong_van"), "trich_yeu", "V/v: triển khai kế hoạch");
    let input = |issued_by| Input { issued_by, ..Input::alone("vb.yaml", yaml.as_bytes()) };
    let texts = |input| {
        let (document, report) = PIPELINE.tree(input);
        dump::texts(&document.unwrap_or_else(|| panic!("{:?}", report.findings))).join("\n")
    };
    let now = texts(input(None));
    assert!(now.contains("V/v triển khai kế hoạch"), "{now}");
    let then = texts(input(Some(Version(0, 1, 0))));
    assert!(then.contains("V/v V/v: triển khai kế hoạch"), "{then}");
}
