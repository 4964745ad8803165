//! `vanban lsp` as editors use it: what is found while somebody types (`found.rs`), what is offered and told at a place
//! (`places.rs`), how it begins, is stopped and ends (`protocol.rs`).

mod editor;
mod found;
mod places;
mod protocol;

use crate::harness::Case;

/// A plan without a fault.
const PLAN: &str = "loai: ke_hoach\nco_quan: {ten: [Ủy ban nhân dân, xã An Bình]}\nky_hieu: KH-UBND\nnam: 2026\n\
    dia_danh: An Bình\ntrich_yeu: Trồng rừng năm 2026\nnoi_dung: Trồng 12 ha rừng./.\nnoi_nhan: [Đảng ủy xã]\n\
    nguoi_ky: {chuc_vu: Chủ tịch}\n";

fn case() -> Case {
    Case::new().file("ke-hoach.yaml", PLAN)
}
