//! What people at a desk type: each mistake is told at its place, with the one word that was meant.

mod batch;
mod body;
mod body_tables;
mod bounds;
mod figures;
mod groups;
mod growth;
mod lines;
mod marks;
mod money;
mod outlines;
mod tabs;
mod widths;
mod words;

use expect_test::Expect;
use vanban::rooms::finding::render;
use vanban::rooms::paper::dump;
use vanban::rooms::pipeline::Input;

use crate::support::papers::PIPELINE;

const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: QĐ-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Về việc trồng rừng
can_cu: Luật Lâm nghiệp ngày 15 tháng 11 năm 2017
dieu: |
  Điều 1. Phê duyệt Kế hoạch.
  Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.
noi_nhan: Như Điều 2
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
";

const PLAN: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
ky_hieu: KH-UBND
dia_danh: An Bình
nam: 2026
trich_yeu: Trồng rừng năm 2026
noi_dung: |
  I. Mục tiêu
  1. Kinh phí {{ tong }}, chi tiết tại Phụ lục kèm theo./.
noi_nhan: Các thôn
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
phu_luc:
  - ten: Dự toán
    bang:
      don_vi: triệu đồng
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 12}
        - {ma: ten, ten: Nội dung, kieu: chu}
        - {ma: 2026, ten: Năm 2026, kieu: tien, rong: 25}
      nhiem_vu:
        - {ten: Mua cây giống, kinh_phi: {2026: 100}}
        - {ten: Công trồng, kinh_phi: {2026: 20}}
";

#[track_caller]
fn changed(paper: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(paper.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "{old}");
        text.replacen(old, new, 1)
    })
}

#[track_caller]
fn told(paper: &str, changes: &[(&str, &str)], expected: Expect) {
    let yaml = changed(paper, changes);
    let (_, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
    expected.assert_eq(&render::short(&report));
}

/// The same paper, without a finding.
#[track_caller]
fn same(paper: &str, changes: &[(&str, &str)]) {
    let tree = |yaml: &str| {
        let (document, report) = PIPELINE.tree(Input::alone("vb.yaml", yaml.as_bytes()));
        assert!(report.findings.is_empty(), "{}", render::short(&report));
        dump::dump(&document.unwrap())
    };
    assert_eq!(tree(&changed(paper, changes)), tree(paper));
}
