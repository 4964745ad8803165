//! The codes of findings: stable, never reused. This table says what each code covers, for people who
//! look it up, and which version first used it. It leaves the wording to the place where a finding is
//! made.

use super::Version;

/// A stable code: `Y..` YAML, `C..` content, `B..` budget, `D..` tables in files, `T..` templates and
/// theme, `U..` localities and batches, `W..` writing files, reading those of Word, `P..` issuing (phát
/// hành).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The code as printed.
    pub name: &'static str,
    /// What it covers, in Vietnamese.
    pub meaning: &'static str,
    /// The version of the program that first used it. A paper issued by an earlier version was correct by
    /// the rules of its time: for it the finding is a note.
    pub since: Version,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

macro_rules! codes {
    ($(since $major:literal $minor:literal $patch:literal { $($name:ident $meaning:literal)* })*) => {
        $($(
            #[doc = $meaning]
            pub const $name: Code = Code {
                name: stringify!($name),
                meaning: $meaning,
                since: Version($major, $minor, $patch),
            };
        )*)*
        /// Every code.
        pub const ALL: &[Code] = &[$($($name),*),*];
    };
}

codes! {
since 0 1 0 {
    Y001 "YAML sai cú pháp"
    Y002 "Cú pháp YAML không dùng ở đây: neo, bí danh, thẻ, khóa trộn, nhiều tài liệu"
    Y003 "Khóa ghi hai lần"
    Y004 "Tệp quá lớn, quá sâu hoặc quá nhiều mục"
    Y005 "Ký tự không dùng được"
    Y006 "Tệp không phải UTF-8 hoặc không đọc được"
    Y010 "Chữ sau dấu # bị YAML bỏ mất"
    Y011 "Dòng có dấu hai chấm bị YAML hiểu là khóa"
    Y012 "Gạch đầu dòng thụt lệch bị YAML nối vào dòng trên"
    Y013 "Thiếu dấu cách sau dấu hai chấm"
    Y014 "Dấu gạch đầu dòng không phải dấu trừ"
    Y015 "Giá trị mở đầu bằng ký hiệu riêng của YAML"
    Y016 "Dấu phẩy trong số, trong chữ bị YAML hiểu là dấu ngăn"
    C001 "Khóa không có trong mẫu"
    C002 "Thiếu thành phần bắt buộc"
    C003 "Sai kiểu giá trị"
    C004 "Loại văn bản không có"
    C005 "Ngày tháng, số, năm không hợp lệ"
    C006 "Thành phần không thuộc loại văn bản này"
    C007 "Mã trùng hoặc không hợp lệ"
    C008 "Số thứ tự gõ tay khác với vị trí"
    C009 "Quá số điểm đánh được bằng chữ cái"
    C012 "Giá trị không thuộc danh sách cho phép"
    C013 "Bảng khai không đúng"
    C014 "Phụ lục chưa được nhắc trong nội dung"
    C015 "Tệp được dẫn đến không dùng được"
    C020 "Trạng thái dự thảo trái với số, ngày của văn bản"
    C021 "Quyền hạn của người ký không đi với nhau"
    C022 "Ảnh chữ ký, ảnh con dấu không dùng được"
    C023 "Ảnh chữ ký, ảnh con dấu chưa đúng quy định"
    B001 "Số tiền không đọc được"
    B002 "Thiếu hoặc thừa cột số tiền"
    B003 "Tổng ghi sẵn khác tổng tính được"
    B004 "Số quá lớn"
    B005 "Số tiền lẻ hơn đơn vị in ra"
    B006 "Làm tròn nên tổng in ra khác tổng đúng"
    B007 "Vượt mức trần kinh phí"
    B008 "Số tiền gõ tay trùng, gần hoặc trái với tổng của bảng"
    B020 "Hai bảng không so sánh được"
    B021 "Hai bản được so sánh không khác nhau"
    D001 "Tệp bảng (CSV, Excel) không mở được"
    D002 "Bảng trong tệp sai cấu trúc: hàng tên cột, số ô của dòng, dấu nháy"
    D003 "Trang của tệp Excel không có hoặc chưa chọn"
    D004 "Ô có ký tự hoặc giá trị không dùng được"
    D005 "Dòng, cột của bảng trong tệp không khớp nhiệm vụ, cột của bảng trong văn bản"
    D006 "Số tiền ghi ở hai nơi"
    D007 "Không đưa được số từ tệp Excel về văn bản"
    T001 "Lỗi trong mẫu trình bày"
    T002 "Lỗi trong câu có biến"
    T003 "Mẫu cho ra cấu trúc không đúng"
    T004 "Thể thức (theme) ngoài khung của Nghị định"
    T005 "Phông chữ thiếu hoặc hỏng"
    T006 "Thư mục của --font-dir thiếu kiểu chữ, hoặc tệp phông không dùng được"
    T007 "Phông chữ thiếu chữ tiếng Việt"
    T008 "Phông chữ cấm nhúng vào tệp"
    T009 "Tệp thể thức (theme) viết sai"
    U001 "Mẫu dùng cho nhiều địa phương, không phải một văn bản"
    U002 "Bảng địa phương không dùng được"
    U003 "Biến của địa phương không có hoặc chưa có giá trị"
    U004 "Điều kiện `khi` hoặc giá trị mặc định không dùng được"
    U005 "Tệp riêng của địa phương không khớp với mẫu hoặc với bảng"
    U006 "Tệp trong thư mục khác với danh mục đã ghi khi xuất"
    U020 "Nhiệm vụ lấy kinh phí từ thành phố khai không đúng"
    U021 "Bảng phân bổ kinh phí không dùng được"
    U022 "Kinh phí phân bổ khác kế hoạch của thành phố"
    W001 "Không ghi được tệp"
    W002 "Không đọc được tệp hoặc thư mục"
    W003 "Hai văn bản cùng một tên tệp"
    W004 "Lỗi của chương trình"
    P001 "Không ghi lại được vào tệp YAML"
    P002 "Tệp DOCX đã có người sửa"
    P003 "Số, ngày, người ký đã có, còn thiếu hoặc không khớp khi cấp số"
    P004 "Bảng cấp số không đúng"
    P005 "Số văn bản đã dùng"
    P006 "Văn bản đã phát hành mà nội dung đã đổi"
    P007 "Văn bản đã phát hành mà bản trình bày đã đổi"
    P008 "Bản ghi phát hành hoặc sổ đăng ký không đọc được"
    P009 "Văn bản phát hành chưa có họ tên người ký"
}
since 0 2 0 {
    P010 "Tệp đã được ký số"
    P011 "Tệp đã thay đổi sau khi xuất, hoặc không do chương trình ghi"
    P012 "Tệp là của văn bản khác"
    P013 "Tệp đã thay đổi bị ghi đè theo yêu cầu"
    P014 "Văn bản đã phát hành không còn bản ghi phát hành"
    P015 "Lệnh ghi nhiều tệp bị ngắt giữa chừng"
    P017 "Tệp DOCX đọc lại không đúng lời của văn bản"
    P018 "Tệp PDF đã ký không điền được số, ngày"
    P019 "Số văn bản không theo thứ tự ngày"
    P020 "Chữ ký số trong tệp PDF không đúng, hoặc không xét được"
    P021 "Tệp PDF đã thay đổi sau khi được ký số"
    P022 "Tệp PDF không phải bản đã phát hành, hoặc lời văn khác với văn bản"
    W005 "Ổ đĩa không khóa được tệp"
    W006 "Tệp Word không đọc được"
    W007 "Nội dung của tệp Word không đọc được, hoặc đọc không như Word hiện"
    W009 "Hết thời gian cho phép (--gioi-han-giay) trước khi làm xong văn bản này"
    W010 "Chỗ nhập từ tệp khác chưa chắc, cần xem lại"
    W011 "Nội dung của tệp gốc không đưa được vào văn bản dựng lại"
    W012 "Chữ của tệp gốc và của văn bản dựng lại không như nhau"
    W013 "Tệp không nhập thành văn bản được"
    W014 "Tệp được chuyển định dạng, chuyển mã chữ trước khi đọc"
    W015 "Bản so sánh hai văn bản đọc lại không đúng hai văn bản đó"
    W016 "Chỗ hai văn bản khác nhau mà thay đổi của Word không ghi được"
    W020 "Thay đổi trong tệp Word không đưa được vào tệp YAML"
    W021 "Chỗ sửa trong tệp Word mà tệp YAML cũng đã sửa khác"
    W022 "Không rõ tệp Word đã sửa xuất từ nguồn nào, hoặc không dựng lại được nguồn đó"
    W023 "Thay đổi đang theo dõi trong tệp Word không được lấy"
    W024 "Ghi chú (Comment) trong tệp Word"
    W025 "Tệp Word là của văn bản, địa phương khác"
    U007 "Tệp không còn thuộc văn bản, địa phương nào"
    U008 "Văn bản đã phát hành ở dạng đã ký số"
    U009 "Tệp xuất từ trước khi văn bản phát hành, hoặc phát hành lại"
    B009 "Số tiền và chữ đọc số tiền đó không khớp"
    B010 "Đơn vị tiền lặp lại, hoặc khác đơn vị của số tiền lấy từ bảng"
    T010 "Chữ tràn ra ngoài chỗ của nó trên trang, hoặc nằm đè lên chữ khác"
    T011 "Chữ thiếu, thừa hoặc sai thứ tự trên trang"
    T012 "Số rộng hơn chỗ của nó"
    T013 "Đầu bảng cao hơn trang"
    Y020 "Mã thoát của YAML ghi vào văn bản ký tự không dùng được"
    C024 "Chỗ để điền (trong ngoặc, chỗ chấm) chưa thay"
    U010 "Địa phương đặt tên theo số mà bảng chưa ghi viết hoa chữ chỉ loại"
    U011 "Địa phương có thể đặt theo tên người, sự kiện mà bảng chưa ghi viết hoa chữ chỉ loại"
    U012 "Các số trong một cột của bảng địa phương viết nhiều cách"
    U013 "Tên địa phương khác bảng đơn vị hành chính kèm chương trình ở dấu, ở chữ i, y"
    U014 "Mã địa phương không phải của tên ghi cùng dòng, theo bảng đơn vị hành chính kèm chương trình"
    U015 "Tên của địa phương khác còn trong văn bản"
    U016 "Không còn nguồn của tệp DOCX"
    U019 "Mẫu chung đã đổi phần mà tệp riêng của địa phương thay"
    U018 "Mẫu tên tệp của các địa phương không dùng được, hoặc hai địa phương cùng một tên tệp"
    U017 "Cột số tiền của bảng địa phương không dùng được"
    T015 "Mẫu trình bày của cơ quan có ký tự không dùng được"
    T016 "Câu có biến cho ra ký tự không dùng được"
    T017 "Câu có biến gọi cả một nhóm giá trị"
    T018 "Bề rộng cột cơ quan đặt không đủ cho Quốc hiệu, Tiêu ngữ"
    T019 "Dòng ở phần đầu, phần chữ ký không vừa cột cơ quan đặt"
    T020 "Quy tắc riêng của cơ quan (quy_tac.yaml) viết sai"
    T024 "Khổ A3, cỡ chữ nhỏ trong bảng mà thể thức của cơ quan chưa cho dùng, hoặc dùng sai chỗ"
    T025 "Phụ lục in khổ A3: thực hành, Nghị định chỉ có khổ A4"
    T026 "Cỡ chữ trong bảng nhỏ hơn 11: thực hành, Nghị định không quy định"
    T023 "Câu có biến hoặc mẫu trình bày vượt giới hạn (dài, lồng nhau, lặp quá nhiều)"
    Y017 "Dấu nháy cong không phải dấu nháy của YAML"
    Y018 "Dòng có số thứ tự, gạch đầu dòng bị khối > nối vào dòng trên"
    C010 "Dòng mở đầu giống số thứ tự nhưng viết không đúng cách"
    C011 "Câu bị ngắt thành nhiều dòng"
    C016 "Chữ chương trình in sẵn gõ vào trường mà trái với trường khác"
    C017 "Nhắc đến điều, phụ lục mà văn bản không có"
    C018 "Thành phần chưa viết được ở chỗ này"
    C019 "Cách ghi tên, trích yếu chưa theo quy định"
    C030 "Nhiều văn bản của một lần chạy mang cùng một số"
    C031 "Ngoặc nhọn của biến thiếu hoặc thừa"
    C032 "Mục `bo_qua` không dùng được, không có lý do, hoặc không còn che gì"
    C075 "Nhiệm vụ, nhóm thay đổi giữa hai bản mà lời văn chưa nêu, hoặc nêu mà không còn thay đổi"
    C076 "Chữ, số còn từ văn bản năm trước chưa xem lại"
    C100 "Cột tính từ các cột khác (tổng, hiệu, phần tăng, phần giảm, tỷ lệ) khai không đúng"
    C101 "Số của cột hoặc công thức ở hàng đánh số cột không đúng với bảng"
    C102 "Dấu chú thích của ô không có chú thích ở bảng, hoặc chú thích không có dấu ở ô nào"
    D008 "Kết quả công thức trong tệp bảng tính chưa được tính, hoặc khác kết quả tính lại"
    D009 "Ô hiện khác với giá trị được lưu"
    D010 "Ô hiện số đã làm tròn"
    D011 "Dòng, cột, trang đang ẩn hoặc bị lọc vẫn được đọc"
    D012 "Chữ, ghi chú, thứ tự, số tổng trong tệp Excel khác văn bản và không được đưa về"
    D013 "Dòng không có mã không được đọc"
    D014 "Đơn vị tiền ghi ở tệp bảng tính khác đơn vị của bảng trong văn bản"
    D017 "Dòng có ô bị gạch ngang vẫn được đọc"
    D016 "Tên nhiệm vụ ở bảng tính khác tên trên văn bản"
    D018 "Số trong văn bản đã sửa từ khi xuất tệp Excel"
    D015 "Đầu cột số trong tệp Excel khác văn bản: không rõ số nào của cột nào"
    D019 "Bảng tính không đọc được thành bảng: đầu cột, tên cột, cột tên"
    D020 "Hàng của bảng tính không rõ là nhóm, nhiệm vụ hay hàng cộng"
    D021 "Số trong bảng tính không khớp nhau"
    D022 "Đơn vị tiền của bảng tính không rõ"
    D023 "Phần của bảng tính không được đọc"
    D024 "Hàng của bảng ghi cả ở văn bản và ở tệp"
    D026 "Hàng, chữ trong văn bản đã sửa từ khi xuất tệp Excel"
    D027 "Hàng, chữ sửa trong tệp Excel không có chỗ chắc chắn trong văn bản"
    D025 "Số thứ tự ở bảng tính khác số chương trình in"
}
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    /// The program text of all files of a folder except this one.
    fn program(folder: &Path, text: &mut String) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with("tests") {
                continue;
            }
            if path.is_dir() {
                program(&path, text);
            } else if !path.ends_with("diag/codes.rs") && !path.ends_with("tests.rs") {
                let file = std::fs::read_to_string(path).unwrap();
                // What only a test uses, no user can meet.
                text.push_str(file.split("#[cfg(test)]").next().unwrap_or_default());
            }
        }
    }

    #[test]
    fn every_code_is_used_once_declared() {
        let mut text = String::new();
        program(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
        let unused: Vec<_> =
            super::ALL.iter().filter(|code| !text.contains(&format!("codes::{}", code.name))).collect();
        assert_eq!(unused, Vec::<&super::Code>::new());
    }
}
