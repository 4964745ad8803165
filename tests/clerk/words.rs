//! Words, days, quotation marks and braces; several mistakes at once.

use expect_test::expect;

use super::{DECISION, PLAN, told};

/// One word, whatever marks, capitals, blanks and hyphens were typed: keys, kinds, choices, kinds of
/// columns, variables and filters.
#[test]
fn the_one_word_that_was_meant_is_named() {
    told(
        PLAN,
        &[("loai: ke_hoach", "loai: Kế hoạch")],
        expect![[r#"
        vb.yaml:1:7: lỗi[C004]: không có loại văn bản `Kế hoạch`; gợi ý: có phải ý bạn là `ke_hoach`?
    "#]],
    );
    told(
        PLAN,
        &[("loai: ke_hoach", "loai: KH")],
        expect![[r#"
        vb.yaml:1:7: lỗi[C004]: không có loại văn bản `KH`; gợi ý: có phải ý bạn là `ke_hoach`?
    "#]],
    );
    told(
        DECISION,
        &[("trich_yeu", "Trích yếu")],
        expect![[r#"
        vb.yaml:6:1: lỗi[C001]: khóa `Trích yếu` không có trong văn bản; gợi ý: có phải ý bạn là `trich_yeu`?
    "#]],
    );
    told(
        DECISION,
        &[("noi_nhan", "nơi-nhận")],
        expect![[r#"
        vb.yaml:11:1: lỗi[C001]: khóa `nơi-nhận` không có trong văn bản; gợi ý: có phải ý bạn là `noi_nhan`?
    "#]],
    );
    told(
        DECISION,
        &[("chuc_vu", "Chức vụ")],
        expect![[r#"
        vb.yaml:12:12: lỗi[C001]: khóa `Chức vụ` không có trong người ký; gợi ý: có phải ý bạn là `chuc_vu`?
    "#]],
    );
    told(
        DECISION,
        &[("nam: 2026", "nam: 2026\ndo_khan: HỎA TỐC")],
        expect![[r#"
        vb.yaml:6:10: lỗi[C012]: `do_khan` không có lựa chọn `HỎA TỐC`; gợi ý: có phải ý bạn là `hoa_toc`?
    "#]],
    );
    told(
        PLAN,
        &[("so_thu_tu", "STT")],
        expect![[r#"
        vb.yaml:17:35: lỗi[C012]: `kieu` không có lựa chọn `STT`; gợi ý: có phải ý bạn là `so_thu_tu`?
    "#]],
    );
    told(
        PLAN,
        &[("kieu: tien", "kieu: Tiền")],
        expect![[r#"
        vb.yaml:19:43: lỗi[C012]: `kieu` không có lựa chọn `Tiền`; gợi ý: có phải ý bạn là `tien`?
    "#]],
    );
    told(
        PLAN,
        &[("don_vi: triệu đồng", "don_vi: triệu")],
        expect![[r#"
        vb.yaml:15:15: lỗi[C012]: `don_vi` không có lựa chọn `triệu`; gợi ý: có phải ý bạn là `triệu đồng`?
    "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "{{ Tong }}")],
        expect![[r#"
        vb.yaml:9:18: lỗi[T002]: không có biến `Tong`; gợi ý: có phải ý bạn là `tong`?
    "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "{{ tong | bangchu }}")],
        expect![[r#"
        vb.yaml:9:3: lỗi[T002]: không có bộ lọc `bangchu`; gợi ý: có phải ý bạn là `bang_chu`?
    "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "{{ tổng }}")],
        expect![[r#"
        vb.yaml:9:18: lỗi[C031]: tên trong ngoặc nhọn viết không dấu, ở đây là `tổng`; gợi ý: viết `tong`
    "#]],
    );
}

/// A long list of known words is cut to the nearest.
#[test]
fn no_list_of_all_words() {
    told(
        DECISION,
        &[("nam: 2026", "nam: 2026\nxyz: 1")],
        expect![[r#"
            vb.yaml:6:1: lỗi[C001]: khóa `xyz` không có trong văn bản; gợi ý: dùng được: `so`, `nam`, `ban`, `ket`, `luu` và 30 từ khác
        "#]],
    );
    told(
        DECISION,
        &[("quyet_dinh", "hop_dong")],
        expect![[r#"
            vb.yaml:1:1: lỗi[C002]: thiếu `ben_a` (bên A, mỗi dòng một ý, dòng đầu là tên; người ký của bên A ghi trước ở nguoi_ky) trong thông tin riêng của Hợp đồng; gợi ý: thêm `ben_a: …` dưới `thong_tin:`
            vb.yaml:1:1: lỗi[C002]: thiếu `ben_b` (bên B, như bên A) trong thông tin riêng của Hợp đồng; gợi ý: thêm `ben_b: …` dưới `thong_tin:`
            vb.yaml:3:10: cảnh báo[C005]: ký hiệu `QĐ-UBND` không mở đầu bằng `HĐ` của Hợp đồng; gợi ý: ví dụ `ky_hieu: HĐ-UBND`
            vb.yaml:12:1: lỗi[C005]: Hợp đồng phải có 2 người ký, ở đây là 1; gợi ý: ghi `nguoi_ky` thành danh sách, theo thứ tự từ trái sang phải trên giấy
        "#]],
    );
}

/// The body of the other layout is one mistake, and so are lines where parts have keys.
#[test]
fn a_body_at_the_wrong_key_is_one_finding() {
    told(
        DECISION,
        &[("dieu: |", "noi_dung: |")],
        expect![[r#"
        vb.yaml:8:1: lỗi[C006]: Quyết định ghi nội dung ở `dieu`, không phải `noi_dung`; gợi ý: đổi `noi_dung:` thành `dieu:`; mỗi mục `- ` là một điều, hoặc một khối có các dòng `Điều 1. …`
    "#]],
    );
    told(
        PLAN,
        &[("noi_dung: |", "dieu: |")],
        expect![[r#"
        vb.yaml:7:1: lỗi[C006]: Kế hoạch ghi nội dung ở `noi_dung`, không phải `dieu`; gợi ý: đổi `dieu:` thành `noi_dung: |`, viết thành các mục `I. …`, khoản `1. …`
    "#]],
    );
    let list = "noi_dung:\n  - Trồng cây (Phụ lục kèm theo).\n  - Chăm sóc./.\nkhac: |";
    told(
        PLAN,
        &[
            ("noi_dung: |", list),
            ("khac: |\n  I. Mục tiêu\n  1. Kinh phí {{ tong }}, chi tiết tại Phụ lục kèm theo./.\n", ""),
        ],
        expect![[r#"
            vb.yaml:8:5: lỗi[C003]: `noi_dung` là một khối chữ, hoặc danh sách các mục có khóa `muc`; gợi ý: bỏ các dấu `- `, viết cả nội dung trong một khối: `noi_dung: |`
        "#]],
    );
}

/// Files of Word, Excel and others are told by what they are, whether they are there or not.
#[test]
fn a_file_of_another_program_is_no_paper() {
    told(
        DECISION,
        &[("noi_nhan", "kem_theo: [ke-hoach.docx]\nnoi_nhan")],
        expect![[r#"
        vb.yaml:11:12: lỗi[C015]: `kem_theo` nhận tệp YAML của văn bản, `ke-hoach.docx` là tệp Word; gợi ý: soạn văn bản đó thành tệp YAML (bắt đầu bằng `vanban new`) rồi ghi `ke-hoach.yaml`; không thì bỏ dòng này và gửi kèm tệp ấy riêng
    "#]],
    );
    told(
        DECISION,
        &[("noi_nhan", "vien_dan: {kh: kinh-phi.XLSX}\nnoi_nhan")],
        expect![[r#"
        vb.yaml:11:16: lỗi[C015]: `vien_dan` nhận tệp YAML của văn bản, `kinh-phi.XLSX` là bảng tính; gợi ý: soạn văn bản đó thành tệp YAML (bắt đầu bằng `vanban new`) rồi ghi `kinh-phi.yaml`; không thì bỏ dòng này và gửi kèm tệp ấy riêng
    "#]],
    );
}

/// A day in another writing is written anew; one that is in no calendar says why.
#[test]
fn a_day_is_told_in_its_right_writing() {
    for (typed, expected) in [
        (
            "2026-09-05",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày viết chưa đúng cách: `2026-09-05`; gợi ý: viết `ngay: 05/09/2026`
        "#]],
        ),
        (
            "2026-09-05 10:30",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày viết chưa đúng cách: `2026-09-05 10:30`; gợi ý: viết `ngay: 05/09/2026`
        "#]],
        ),
        (
            "31/10/2026 08:00",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày viết chưa đúng cách: `31/10/2026 08:00`; gợi ý: viết `ngay: 31/10/2026`
        "#]],
        ),
        (
            "5.9.26",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày viết chưa đúng cách: `5.9.26`; gợi ý: viết `ngay: 05/09/2026`
        "#]],
        ),
        (
            "31 tháng 10 năm 2026",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày viết chưa đúng cách: `31 tháng 10 năm 2026`; gợi ý: viết `ngay: 31/10/2026`
        "#]],
        ),
        (
            "05/09",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: ngày chưa có năm: `05/09`; gợi ý: viết thêm năm, ví dụ `ngay: 05/09/2026`; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`
        "#]],
        ),
        (
            "31/9/2026",
            expect![[r#"
            vb.yaml:6:7: lỗi[C005]: `ngay`: không có ngày `31/9/2026`: tháng 9 năm 2026 chỉ có 30 ngày; gợi ý: xem lại ngày, tháng, năm; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`
        "#]],
        ),
    ] {
        told(DECISION, &[("nam: 2026", &format!("so: 5\nngay: {typed}"))], expected);
    }
}

/// Several faults of YAML and of the content, all at once.
#[test]
fn one_fault_hides_no_other() {
    told(
        PLAN,
        &[
            ("ky_hieu", "ky_hiu"),
            ("trich_yeu: Trồng rừng", "trich_yeu: Trồng rừng: năm 2026, đợt 1: xã"),
            ("dia_danh: An Bình", "dia_danh: \"An\" Bình"),
            ("kieu: tien", "kieu: tiền"),
            ("{2026: 20}", "{2026: 2.5}"),
        ],
        expect![[r#"
            vb.yaml:3:1: lỗi[C001]: khóa `ky_hiu` không có trong văn bản; gợi ý: có phải ý bạn là `ky_hieu`?
            vb.yaml:4:16: lỗi[Y001]: sau dấu nháy đóng còn chữ `Bình`; gợi ý: trong câu có dấu nháy thì bao cả câu bằng nháy đơn '…', hoặc dùng khối `|` và bỏ dấu nháy bao ngoài
            vb.yaml:6:22: lỗi[Y011]: sau `Trồng rừng` có dấu hai chấm và dấu cách nên YAML hiểu nhầm là khóa; gợi ý: đặt cả câu trong dấu nháy: `"Trồng rừng: năm 2026, đợt 1: xã năm 2026"`, hoặc dùng khối `|`
            vb.yaml:19:43: lỗi[C012]: `kieu` không có lựa chọn `tiền`; gợi ý: có phải ý bạn là `tien`?
            vb.yaml:22:46: lỗi[B001]: số `2.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `2.500`; nếu là số lẻ, viết `2,5`; nếu là số nguyên 25, viết `25`
        "#]],
    );
    told(
        DECISION,
        &[
            ("ky_hieu", "ky_hiu"),
            ("noi_nhan", "kem_theo: [khong-co.yaml]\nnoi_nhan"),
            ("ho_ten: Nguyễn", "ho_ten: \"Nguyễn"),
        ],
        expect![[r#"
            vb.yaml:3:1: lỗi[C001]: khóa `ky_hiu` không có trong văn bản; gợi ý: có phải ý bạn là `ky_hieu`?
            vb.yaml:11:12: lỗi[C015]: không đọc được `khong-co.yaml`: không có tệp này; gợi ý: đường dẫn tính từ thư mục chứa tệp này; xem lại tên tệp
            vb.yaml:13:39: lỗi[Y001]: dấu nháy kép mở ở đây chưa đóng; gợi ý: đóng dấu nháy ở cuối giá trị; giá trị nhiều dòng thì bỏ dấu nháy và dùng khối `|`
        "#]],
    );
}

/// A fault of a field hides none of the words, and of the words none hides another; what would only
/// follow from a fault is not told.
#[test]
fn faults_of_fields_and_words_are_told_at_once() {
    let words = [
        ("Phê duyệt Kế hoạch.", "Chi 5.000.000 đồng (sáu triệu đồng) theo Điều 9, {{ tongg }}."),
        ("Như Điều 2", "|\n  Như Điều 8\n  [tên đơn vị]"),
    ];
    told(
        DECISION,
        &[&words[..], &[("nam: 2026", "ngay: 31/2/2026")]].concat(),
        expect![[r#"
            vb.yaml:5:7: lỗi[C005]: `ngay`: không có ngày `31/2/2026`: tháng 2 năm 2026 chỉ có 28 ngày; gợi ý: xem lại ngày, tháng, năm; bản dự thảo thì bỏ `ngay`, ghi `nam: 2026`
            vb.yaml:9:63: lỗi[T002]: không có biến `tongg`; gợi ý: có phải ý bạn là `tong`?
            vb.yaml:12:3: lỗi[C017]: nơi nhận ghi `Điều 8` nhưng văn bản chỉ có 2 điều; gợi ý: viết `Như Điều 2`
            vb.yaml:13:3: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên đơn vị]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        "#]],
    );
    told(
        DECISION,
        &words,
        expect![[r#"
            vb.yaml:9:63: lỗi[T002]: không có biến `tongg`; gợi ý: có phải ý bạn là `tong`?
            vb.yaml:12:3: lỗi[C017]: nơi nhận ghi `Điều 8` nhưng văn bản chỉ có 2 điều; gợi ý: viết `Như Điều 2`
            vb.yaml:13:3: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên đơn vị]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
        "#]],
    );
    // A text that cannot be filled in leaves its article where it is.
    told(
        DECISION,
        &[("Quyết định này có", "{{ tongg }} Quyết định này có")],
        expect![[r#"
            vb.yaml:9:21: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `Kế hoạch./.`
            vb.yaml:10:14: lỗi[T002]: không có biến `tongg`; gợi ý: có phải ý bạn là `tong`?
        "#]],
    );
    // An article that is misread takes a number away.
    told(
        DECISION,
        &[("Điều 1. Phê", "Điều 1 Phê"), ("Kế hoạch.", "Kế hoạch [tên].")],
        expect![[r#"
        vb.yaml:9:3: lỗi[C010]: thiếu dấu chấm sau `Điều 1`; gợi ý: viết `Điều 1. …`; nếu là chữ thường, viết `\` trước nó
        vb.yaml:9:29: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
    "#]],
    );
    // A table that is misread takes sums away.
    told(
        PLAN,
        &[("{2026: 20}", "{2026: 2.5}"), ("Mục tiêu", "Mục tiêu [tên xã]")],
        expect![[r#"
            vb.yaml:8:15: cảnh báo[C024]: chỗ trong ngoặc vuông chưa thay: `[tên xã]`; gợi ý: thay cả ngoặc vuông bằng nội dung của văn bản; ngoặc vuông là chữ thật cần in thì viết `\[` thay cho `[` (giữa hai dấu nháy kép viết `\\[`)
            vb.yaml:22:46: lỗi[B001]: số `2.5` có dấu chấm sai chỗ: dấu chấm chỉ ngăn từng nhóm ba chữ số; gợi ý: nếu thiếu số 0 ở cuối, viết `2.500`; nếu là số lẻ, viết `2,5`; nếu là số nguyên 25, viết `25`
        "#]],
    );
}

/// Curly quotation marks are letters to YAML.
#[test]
fn curly_quotation_marks_are_told() {
    told(
        DECISION,
        &[
            ("Về việc trồng rừng", "“Phê duyệt: Kế hoạch”"),
            ("[Ủy ban nhân dân, xã", "[‘Ủy ban nhân dân’, xã"),
            ("ho_ten: Nguyễn Văn An", "ho_ten: “”"),
        ],
        expect![[r#"
            vb.yaml:2:17: lỗi[Y017]: dấu nháy cong `‘…` không phải dấu nháy của YAML, sẽ in cả ra giấy; gợi ý: viết `"Ủy ban nhân dân"`; đúng là dấu cần in thì đặt cả giá trị trong dấu nháy đơn '…'
            vb.yaml:6:12: lỗi[Y017]: dấu nháy cong `“…` không phải dấu nháy của YAML, sẽ in cả ra giấy; gợi ý: viết `"Phê duyệt: Kế hoạch"`; đúng là dấu cần in thì đặt cả giá trị trong dấu nháy đơn '…'
            vb.yaml:12:39: lỗi[Y017]: dấu nháy cong `“…` không phải dấu nháy của YAML, sẽ in cả ra giấy; gợi ý: viết `""`; đúng là dấu cần in thì đặt cả giá trị trong dấu nháy đơn '…'
        "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "{{ tong[“2026”] }}")],
        expect![[r#"
        vb.yaml:9:23: lỗi[C031]: dấu nháy cong `“` trong ngoặc nhọn không phải dấu nháy; gợi ý: gõ lại bằng dấu nháy thẳng, ví dụ `tong["2026"]`
    "#]],
    );
    // A part of a text may stand in them, and a text in straight ones is printed as it is.
    told(DECISION, &[("Về việc trồng rừng", "“Xanh” và sạch")], expect![[""]]);
    told(DECISION, &[("Về việc trồng rừng", "'“Xanh và sạch”'")], expect![[""]]);
}

/// Braces that are not closed, not opened, or single.
#[test]
fn braces_are_told_at_their_place() {
    told(
        PLAN,
        &[("{{ tong }}", "{{ tong")],
        expect![[r#"
        vb.yaml:9:15: lỗi[C031]: biến mở bằng `{{` ở đây chưa đóng bằng `}}`; gợi ý: viết `{{ tong }}`; muốn in đúng dấu ngoặc, viết `\{{`
    "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "tong }}")],
        expect![[r#"
        vb.yaml:9:20: lỗi[C031]: `}}` ở đây không có `{{` nào mở trước nó, sẽ in ra giấy; gợi ý: biến viết trong `{{ … }}`
    "#]],
    );
    told(
        PLAN,
        &[("{{ tong }}", "{ tong }")],
        expect![[r#"
        vb.yaml:9:15: lỗi[C031]: `{ tong }` chỉ có một dấu ngoặc mỗi bên nên in nguyên ra giấy; gợi ý: biến viết `{{ tong }}`; muốn in đúng dấu ngoặc, viết `\{tong}`
    "#]],
    );
}

/// Articles and appendices that the paper has not.
#[test]
fn parts_that_are_not_there_are_told() {
    told(
        DECISION,
        &[("Như Điều 2", "Như các Điều 1, 3")],
        expect![[r#"
            vb.yaml:11:11: lỗi[C017]: nơi nhận ghi `Điều 3` nhưng văn bản chỉ có 2 điều; gợi ý: viết `Như Điều 2`
        "#]],
    );
    told(
        PLAN,
        &[("Các thôn", "|\n  - Như điều 2;")],
        expect![[r#"
            vb.yaml:11:3: lỗi[C017]: nơi nhận ghi `Điều 2` nhưng văn bản không chia điều; gợi ý: viết `Như trên`
        "#]],
    );
    told(
        DECISION,
        &[("hiệu lực kể", "hiệu lực theo Điều 7 Quyết định này, kể")],
        expect![[r#"
        vb.yaml:10:3: cảnh báo[C017]: nhắc đến `Điều 7` của quyết định này nhưng văn bản chỉ có 2 điều; gợi ý: sửa lại số điều; đặt `ma` cho điều rồi viết `{{ tham_chieu("mã") }}` thì số tự đúng
    "#]],
    );
    told(
        PLAN,
        &[("Phụ lục kèm theo", "Phụ lục II kèm theo")],
        expect![[r#"
        vb.yaml:9:3: cảnh báo[C017]: nhắc đến `Phụ lục II` nhưng văn bản chỉ có 1 phụ lục; gợi ý: sửa lại số, hoặc thêm phụ lục còn thiếu
    "#]],
    );
}
