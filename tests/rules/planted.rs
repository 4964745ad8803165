//! Papers with planted faults, each with all that is found in it.

use expect_test::expect;

use crate::harness::Case;

/// A decision with a fault for nearly every rule.
const DECISION: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, xã An Bình]}
so: 12
ky_hieu: QĐ-ubnd
dia_danh: An Bình
ngay: 16/3/2026
trich_yeu: Phê duyệt Phương án chuyển đổi số.
can_cu: |
  Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025
  Luật Ngân sách nhà nước
  Pháp lệnh Chi phí tố tụng ngày 11 tháng 12 năm 2024 của Quốc hội
  Luật sửa đổi, bổ sung một số điều của Luật Đầu tư công ngày 25 tháng 6 năm 2025
  Văn bản hợp nhất số 12/VBHN-BNV ngày 05 tháng 01 năm 2026 về công tác văn thư
  Quyết định 09/2025/QĐ-UBND ngày 15 tháng 7 năm 2025 của Ủy ban Nhân dân tỉnh về phân cấp quản lý
dieu:
  - |
    Phê duyệt phương án theo Khoản 2 điều 5 Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2021, kinh phí 1,500,000 đồng.
    1. Kéo 5km cáp, đảm bảo 98 % số hộ; xong trước ngày 5 tháng 03 năm 2026.
    2. Giao Ủy ban nhân dân các huyện, thị xã phối hợp theo Điều 0 Quy chế.
  - Quyết định này có hiệu lực kể từ ngày ký.
noi_nhan: [Như trên]
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: TS. Nguyễn Văn An}
";

#[test]
fn every_planted_fault_of_a_decision_is_found() {
    Case::new()
        .file("a.yaml", DECISION)
        .run("check a.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: 28 đạt, 22 không đạt, 15 không áp dụng, 3 chưa xét được, 0 bỏ qua (C040, C041, C043, C044, C045, C046, C047, C048, C049, C050, C051, C052, C053, C054, C055, C056, C057, C058, C059, C060, C061, C062)
            Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 4 lỗi, 11 cảnh báo, 8 lưu ý; quy tắc nội dung: 28 đạt, 22 không đạt, 15 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:4:10: lỗi[C041]: ký hiệu `QĐ-ubnd` có chữ viết tắt gõ bằng chữ thường; gợi ý: viết `ky_hieu: QĐ-UBND`
            a.yaml:7:12: lưu ý[C062]: trích yếu mở đầu bằng `Phê duyệt` nhưng không có văn bản nào kèm theo; gợi ý: thêm văn bản kèm theo ở `kem_theo`; quyết định trực tiếp thì viết `Về việc phê duyệt …`
            a.yaml:7:45: cảnh báo[C040]: trích yếu kết thúc bằng `.`; gợi ý: bỏ dấu này: trích yếu kết thúc ở `số`
            a.yaml:9:39: lỗi[C043]: căn cứ ghi số, ký hiệu của Luật: `số 72/2025/QH15`; gợi ý: viết `Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025`
            a.yaml:10:3: cảnh báo[C044]: căn cứ `Luật Ngân sách nhà nước` không ghi ngày, tháng, năm của Luật; gợi ý: thêm ngày thông qua: `Luật Ngân sách nhà nước ngày … tháng … năm …`
            a.yaml:11:55: lỗi[C046]: Pháp lệnh do Ủy ban Thường vụ Quốc hội ban hành, không phải Quốc hội; gợi ý: bỏ `của Quốc hội`: căn cứ không ghi cơ quan ban hành Pháp lệnh
            a.yaml:12:3: lưu ý[C045]: căn cứ có luật sửa đổi nhưng không có `Luật Đầu tư công` được sửa đổi; gợi ý: thêm `Luật Đầu tư công ngày … tháng … năm …` trước dòng này
            a.yaml:13:3: lưu ý[C048]: căn cứ là văn bản hợp nhất, không phải văn bản gốc; gợi ý: ghi văn bản gốc, rồi trong ngoặc `(hợp nhất tại Văn bản hợp nhất số …)`
            a.yaml:14:3: cảnh báo[C047]: viện dẫn `Quyết định 09/2025/QĐ-UBND` thiếu chữ “số”; gợi ý: viết `Quyết định số 09/2025/QĐ-UBND`
            a.yaml:14:59: cảnh báo[C052]: tên cơ quan `Ủy ban Nhân dân` viết hoa không đúng; gợi ý: viết `Ủy ban nhân dân`
            a.yaml:17:30: cảnh báo[C050]: viện dẫn `Khoản 2` viết hoa ở giữa câu; gợi ý: viết `khoản 2`
            a.yaml:17:38: cảnh báo[C049]: viện dẫn `điều 5` không viết hoa; gợi ý: viết `Điều 5`
            a.yaml:17:77: cảnh báo[C061]: `30/2020/NĐ-CP` là văn bản năm 2020 nhưng ngày ghi năm 2021; gợi ý: xem lại văn bản gốc, sửa số hoặc ngày
            a.yaml:17:107: cảnh báo[C056]: số `1,500,000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `1.500.000`
            a.yaml:18:12: lưu ý[C057]: thiếu dấu cách giữa số và đơn vị ở `5km`; gợi ý: viết `5 km`
            a.yaml:18:21: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:18:29: lưu ý[C057]: thừa dấu cách trước dấu % ở `98 %`; gợi ý: viết `98%`
            a.yaml:18:57: lưu ý[C055]: ngày `5 tháng 03 năm 2026` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `05 tháng 3 năm 2026`
            a.yaml:19:33: cảnh báo[C054]: `huyện` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            a.yaml:19:61: lỗi[C051]: không có Điều 0: điều đánh số từ 1; gợi ý: ghi đúng số của điều
            a.yaml:20:35: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `từ ngày ký./.`
            a.yaml:21:12: cảnh báo[C059]: dòng đầu của nơi nhận là `Như trên`; gợi ý: ghi `Như Điều 2` ở dòng đầu, theo điều giao trách nhiệm thi hành
            a.yaml:22:66: cảnh báo[C053]: trước họ tên người ký có học hàm, học vị hoặc danh hiệu: `TS.`; gợi ý: viết `ho_ten: Nguyễn Văn An`
        "#]]);
}

/// A letter with sixteen faults.
const LETTER: &str = "\
loai: cong_van
co_quan: {ten: [Ủy ban nhân dân, phường Hồng Hà]}
so: 07
ky_hieu: CV-UBND
dia_danh: Hồng Hà
ngay: 09/02/2026
trich_yeu: báo cáo kết quả rà soát
kinh_gui: Sở Tài chính
noi_dung: |
  Thực hiện Kế hoạch 228/KH-UBND và Nghị định số 66/2025/NĐ-CP ngày 12 tháng 3 năm 2025 của Chính phủ, ủy ban nhân dân phường báo cáo:
  1. Cần chi 2 500 000 đồng cho quận Hoàn Kiếm, đạt 98 %.
  2. Theo Nghị định số 66/2025/NĐ-CP ngày 13 tháng 3 năm 2025, tại mục 5 chương II của Quy chế và Điểm a khoản 3.
  3. Còn 12ha chưa đo, hẹn ngày 1 tháng 3; đảm bảo xong.
noi_nhan: [Văn phòng Sở Tài chính]
nguoi_ky: {chuc_vu: Chủ tịch, ho_ten: ThS Trần Thị Bình}
";

#[test]
fn every_planted_fault_of_a_letter_is_found() {
    Case::new()
        .file("a.yaml", LETTER)
        .run("check a.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: 25 đạt, 14 không đạt, 26 không áp dụng, 3 chưa xét được, 0 bỏ qua (C042, C047, C049, C050, C052, C053, C054, C055, C056, C057, C058, C059, C060, C061)
            Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 10 cảnh báo, 5 lưu ý; quy tắc nội dung: 25 đạt, 14 không đạt, 26 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:4:10: lỗi[C042]: ký hiệu công văn `CV-UBND` mở đầu bằng `CV`: công văn không có chữ viết tắt tên loại; gợi ý: ghi chữ viết tắt của cơ quan rồi của đơn vị soạn thảo hoặc lĩnh vực: `ky_hieu: UBND-…`
            a.yaml:10:13: cảnh báo[C047]: viện dẫn `Kế hoạch 228/KH-UBND` thiếu chữ “số”; gợi ý: viết `Kế hoạch số 228/KH-UBND`
            a.yaml:10:104: cảnh báo[C052]: tên cơ quan `ủy ban nhân dân` viết hoa không đúng; gợi ý: viết `Ủy ban nhân dân`
            a.yaml:11:14: cảnh báo[C056]: số `2 500 000` không ngăn hàng nghìn bằng dấu chấm; gợi ý: viết `2.500.000`
            a.yaml:11:33: cảnh báo[C054]: `quận` không còn từ ngày 01 tháng 7 năm 2025; gợi ý: ghi xã, phường, đặc khu hoặc tỉnh, thành phố đang có nhiệm vụ đó; nói về thời gian trước thì thêm `trước đây` hoặc `cũ`
            a.yaml:11:53: lưu ý[C057]: thừa dấu cách trước dấu % ở `98 %`; gợi ý: viết `98%`
            a.yaml:12:43: cảnh báo[C061]: `66/2025/NĐ-CP` ghi ngày 13 tháng 3 năm 2025 ở đây, ngày 12 tháng 3 năm 2025 ở chỗ khác; gợi ý: xem lại văn bản gốc, ghi một ngày
            a.yaml:12:68: cảnh báo[C049]: viện dẫn `mục 5` không viết hoa; gợi ý: viết `Mục 5`
            a.yaml:12:74: cảnh báo[C049]: viện dẫn `chương II` không viết hoa; gợi ý: viết `Chương II`
            a.yaml:12:99: cảnh báo[C050]: viện dẫn `Điểm a` viết hoa ở giữa câu; gợi ý: viết `điểm a`
            a.yaml:13:10: lưu ý[C057]: thiếu dấu cách giữa số và đơn vị ở `12ha`; gợi ý: viết `12 ha`
            a.yaml:13:33: lưu ý[C055]: ngày `1 tháng 3` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `01 tháng 3`
            a.yaml:13:44: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:13:48: lưu ý[C058]: cuối nội dung không có dấu `./.`; gợi ý: viết `bảo xong./.`
            a.yaml:14:12: cảnh báo[C059]: văn bản có Kính gửi, dòng đầu của nơi nhận là `Văn phòng Sở Tài chính`; gợi ý: ghi `Như trên` ở dòng đầu
            a.yaml:15:39: cảnh báo[C053]: trước họ tên người ký có học hàm, học vị hoặc danh hiệu: `ThS`; gợi ý: viết `ho_ten: Trần Thị Bình`
        "#]]);
}
