//! Which fields of a paper stand together.
//!
//! In: nothing. Out: the key that each group begins with. The declarations have the fields in the order of paper, so
//! that a field is in the group of the one declared before it.

/// The first key of each group, and what the group is about.
const GROUPS: &[(&str, &str)] = &[
    ("loai", "Loại văn bản, cơ quan ban hành"),
    ("dia_phuong", "Biến, văn bản viện dẫn theo tệp"),
    ("so", "Số, ký hiệu, địa danh, ngày"),
    ("ban", "Trạng thái, độ khẩn"),
    ("trich_yeu", "Trích yếu, nơi kính gửi"),
    ("can_cu", "Căn cứ, mở đầu"),
    ("dieu", "Nội dung"),
    ("noi_nhan", "Nơi nhận, lưu"),
    ("nguoi_ky", "Người ký"),
    ("kem_theo", "Văn bản kèm theo, phụ lục"),
    ("bo_qua", "Chỗ được bỏ qua, chỗ phải xem lại"),
];

/// Whether a group is for those who know how files are written: most papers need nothing of it.
pub(super) fn is_rare(title: &str) -> bool {
    GROUPS.iter().any(|(key, group)| *group == title && ["dia_phuong", "bo_qua"].contains(key))
}

/// What the group is about that begins with a key. Returns None if none does.
pub(super) fn begun_by(key: &str) -> Option<&'static str> {
    GROUPS.iter().find(|(first, _)| *first == key).map(|(_, title)| *title)
}

#[cfg(test)]
mod tests {
    use super::GROUPS;
    use crate::content::VAN_BAN;

    /// Groups begin with fields that are there, in the order of the declarations; the first field begins one.
    #[test]
    fn groups_follow_the_declarations() {
        let places: Vec<usize> = GROUPS
            .iter()
            .map(|(key, _)| VAN_BAN.fields.iter().position(|field| field.key == *key).expect(key))
            .collect();
        assert_eq!(places[0], 0);
        assert!(places.is_sorted_by(|one, next| one < next), "{places:?}");
    }
}
