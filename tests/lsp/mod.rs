//! `vanban lsp` as editors use it: what is found while somebody types (`found.rs`), what is offered and told at a place
//! (`places.rs`, `variables.rs`), how it begins, is stopped and ends (`protocol.rs`).

mod editor;
mod found;
mod places;
mod protocol;
mod variables;

use crate::harness::Case;

/// A plan without a fault.
const PLAN: &str = "loai: ke_hoach\nco_quan: {ten: [Ủy ban nhân dân, xã An Bình]}\nky_hieu: KH-UBND\nnam: 2026\n\
    dia_danh: An Bình\ntrich_yeu: Trồng rừng năm 2026\nnoi_dung: Trồng 12 ha rừng./.\nnoi_nhan: [Đảng ủy xã]\n\
    nguoi_ky: {chuc_vu: Chủ tịch}\n";

fn case() -> Case {
    Case::new().file("ke-hoach.yaml", PLAN)
}

/// A plan with two tables of money, variables, an article that is referred to.
fn budget() -> String {
    PLAN.replace(
        "noi_dung: Trồng 12 ha rừng./.\n",
        "bien: {giai_doan: 2026 - 2030}\nnoi_dung:\n  - muc: Mục tiêu\n    ma: muc_tieu\n    loi_van: |\n      \
         1. Kinh phí {{ bang.rung.tong[\"2026\"] | tien }} triệu đồng, giai đoạn {{ bien.giai_doan }}.\n      \
         2. Theo {{ tham_chieu(\"muc_tieu\") }}:\n      a) Trồng {{ bang.rung.nhom.moi }};\n      b) Chăm sóc theo Phụ lục./.\n",
    ) + "phu_luc:\n  - ten: Kinh phí trồng rừng\n    bang:\n      ma: rung\n      don_vi: triệu đồng\n      cot:\n        \
         - {ma: ten, ten: Nhiệm vụ, kieu: chu}\n        - {ma: don_vi_lam, ten: Đơn vị, kieu: chu}\n        \
         - {ma: 2026, ten: Năm 2026, kieu: tien}\n        - {ma: 2027, ten: Năm 2027, kieu: tien}\n        \
         - {ma: tong, ten: Tổng, kieu: tong_hang, cua: [2026, 2027]}\n      nhom:\n        - ma: moi\n          ten: Trồng mới\n          \
         nhiem_vu:\n            - {ma: keo, ten: Trồng keo, don_vi_lam: Thôn 1, kinh_phi: {2026: 700, 2027: 500}}\n            \
         - {ten: Trồng lim, don_vi_lam: Thôn 2, kinh_phi: {2026: 500, 2027: 0}}\n        - ten: Chăm sóc\n          \
         kinh_phi: {2026: 300, 2027: 100}\n"
}
