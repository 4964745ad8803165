//! The register of laws as a person writes it, declared: its keys, what they mean, what may be written there.

use super::LegalKind;
use crate::content::choice::{Choice, Choices, choice};
use crate::content::declare::{Component, Field, Shape};

/// The file: a text under each key.
pub static REGISTER: Component = Component {
    title: "sổ văn bản pháp luật",
    about: "Mỗi mã một văn bản: tên, số, ngày, cơ quan, hiệu lực, nguồn.",
    open: true,
    fields: &[],
};

/// A day as it is typed.
const DAY: &str = "^[0-9]{1,2} */ *[0-9]{1,2} */ *[0-9]{4}$";

/// Number and symbol as they are typed: `30/2020/NĐ-CP`, `57-NQ/TW`.
const NUMBER: &str = r"^[0-9]+(/|-\S*/)\S*$";

/// A text of the register.
pub static LEGAL_TEXT: Component = Component {
    title: "văn bản của sổ",
    about: "Một văn bản mà cơ quan viện dẫn.",
    open: false,
    fields: &[
        Field { required: true, ..Field::choice(&LOAI, "loại văn bản", "nghi_dinh") },
        Field::required(
            "ten",
            "tên luật, hoặc phần đứng sau tên cơ quan ban hành",
            Shape::Prose,
            "về công tác văn thư",
        ),
        Field::optional("so", "số và ký hiệu", Shape::Word, "30/2020/NĐ-CP").pattern(NUMBER),
        Field::required("ngay", "ngày ban hành, thông qua", Shape::Word, "05/3/2020").pattern(DAY),
        Field::optional("co_quan", "cơ quan ban hành", Shape::Word, "Chính phủ"),
        Field::optional("hieu_luc_tu", "ngày bắt đầu có hiệu lực", Shape::Word, "05/3/2020").pattern(DAY),
        Field::optional("hieu_luc_den", "ngày cuối cùng còn hiệu lực", Shape::Word, "31/12/2025")
            .pattern(DAY),
        Field::optional("thay_the_boi", "mã của văn bản thay thế", Shape::Word, "luat_moi"),
        Field::optional("sua_doi_boi", "mã của các văn bản sửa đổi", Shape::Prose, "[nd_sua_doi]"),
        Field::optional("hop_nhat", "số và ký hiệu của văn bản hợp nhất", Shape::Word, "12/VBHN-BNV"),
        Field::required("nguon", "nguồn: nơi lấy số, ngày, hiệu lực", Shape::Prose, "Công báo"),
    ],
};

const fn by_name(word: &'static str, name: &'static str) -> Choice<LegalKind> {
    choice(word, name, LegalKind { name, by_name: true })
}

const fn by_number(word: &'static str, name: &'static str) -> Choice<LegalKind> {
    choice(word, name, LegalKind { name, by_name: false })
}

/// What a text is.
pub(super) static LOAI: Choices<LegalKind> = Choices {
    key: "loai",
    of: &[
        by_name("luat", "Luật"),
        by_name("bo_luat", "Bộ luật"),
        by_name("phap_lenh", "Pháp lệnh"),
        by_number("nghi_quyet", "Nghị quyết"),
        by_number("nghi_dinh", "Nghị định"),
        by_number("quyet_dinh", "Quyết định"),
        by_number("thong_tu", "Thông tư"),
        by_number("thong_tu_lien_tich", "Thông tư liên tịch"),
        by_number("chi_thi", "Chỉ thị"),
        by_number("ket_luan", "Kết luận"),
        by_number("quy_dinh", "Quy định"),
        by_number("huong_dan", "Hướng dẫn"),
        by_number("ke_hoach", "Kế hoạch"),
        by_number("chuong_trinh", "Chương trình"),
    ],
};

/// The words for texts that are cited by name, without a number.
pub fn cited_by_name() -> impl Iterator<Item = &'static str> {
    LOAI.of.iter().filter(|one| one.value.by_name).map(|one| one.word)
}
