//! What the head and the end of a paper are made from: number, day, office, who signs.
//!
//! In: lines of these. Out: the change of `nguoi_ky` for a name that was typed in; for all else that the program prints
//! there, which keys it comes from.

use super::placing::{Placing, TakePlacement};
use super::refusal::{TakeRefusal, WhyNot};
use crate::paper::Role;
use crate::yaml::splice::{Edit, Step};
use crate::yaml::{Value, ValueStyle};

impl Placing<'_> {
    /// The name of who signs, typed into the place that was left for it. Returns None if these lines are none.
    pub(super) fn signer(&mut self, lines: &[usize], after: Option<usize>) -> Option<TakePlacement> {
        let ([edited], Some(after)) = (lines, after) else { return None };
        let origin = self.origin(after)?;
        if !matches!(origin.paragraph.role, Role::ChucVu | Role::ChucVuKhac | Role::QuyenHan) {
            return None;
        }
        let node = self.document(origin.document)?.get("nguoi_ky")?;
        let at = Some(node.span);
        let refused = || Err(TakeRefusal { why: WhyNot::Printed(SIGNERS), at });
        let Value::Map(_) = &node.value else { return Some(refused()) };
        let name = node.get("ho_ten");
        if name.is_some_and(|name| name.scalar().is_none_or(|scalar| !scalar.text.trim().is_empty())) {
            return Some(refused());
        }
        let mut map = match origin.document.checked_sub(1) {
            None => Vec::new(),
            Some(number) => vec![Step::Key("kem_theo".to_owned()), Step::Item(number as usize)],
        };
        map.push(Step::Key("nguoi_ky".to_owned()));
        let value = self.edited.lines[*edited].text.clone();
        let edit = match name {
            Some(_) => {
                map.push(Step::Key("ho_ten".to_owned()));
                Edit::Replace { at: map, value }
            }
            None => {
                let mut value = super::files::typed(&value);
                if let Value::Scalar(scalar) = &mut value.value {
                    scalar.style = ValueStyle::Plain;
                }
                Edit::Put { map, after: None, key: "ho_ten".to_owned(), value }
            }
        };
        let patch = self.files.edited(node.span.file, &[edit]);
        Some(self.put(patch, at))
    }
}

const SIGNERS: &str =
    "sửa ở `nguoi_ky`: `thay_mat`, `ky_thay`, `thua_lenh`, `thua_uy_quyen`, `chuc_vu`, `ho_ten`";

/// Which keys print a line of this role, as a hint. Returns None for what no key says.
pub(super) fn keys_of(role: Role) -> Option<&'static str> {
    match role {
        Role::SoKyHieu | Role::DiaDanhThoiGian => {
            Some("ghi ở `so`, `ngay`, `ky_hieu`, `dia_danh`, hoặc cấp số, ngày bằng `vanban issue`")
        }
        Role::QuyenHan | Role::ChucVu | Role::ChucVuKhac | Role::HoTen | Role::ThamQuyen => Some(SIGNERS),
        Role::CoQuanChuQuan | Role::CoQuanBanHanh => Some("sửa ở `co_quan`"),
        Role::NoiNhan | Role::TieuDeNoiNhan => Some("sửa ở `noi_nhan`, `luu`"),
        _ => None,
    }
}
