//! Who does what, who is ordered and who is told: a dossier in which every pair of them disagrees once.

use expect_test::expect;

use crate::harness::Case;

/// A decision with a plan and a table. Two bodies have duties and two lead a task that are not ordered,
/// of each pair one is not told either; one is told twice in two spellings; one is ordered without a
/// part. The ministry of finance's own department is named in grounds and articles all the same, and
/// "Công an xã Yên Mô" is told where "Công an tỉnh" leads.
const DISAGREEING: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, tỉnh Ninh Bình]}
so: 512
ky_hieu: QĐ-UBND
dia_danh: Ninh Bình
ngay: 16/3/2026
trich_yeu: Phê duyệt Kế hoạch khuyến công năm 2026
can_cu: |
  Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025
theo_de_nghi: Giám đốc Sở Tài chính tại Tờ trình số 88/TTr-STC ngày 05 tháng 3 năm 2026
dieu:
  - Phê duyệt Kế hoạch khuyến công năm 2026 (Kế hoạch kèm theo).
  - Kinh phí do ngân sách tỉnh bảo đảm, theo thẩm định của Sở Tài chính.
  - |
    Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các Sở: Công Thương, Xây dựng; Giám đốc Trung tâm Xúc tiến du lịch và Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: |
  Như Điều 3
  Bộ Công Thương (để báo cáo)
  Sở KH&CN
  Công an xã Yên Mô
  Sở Nội vụ
  Đài PT&TH tỉnh
  Báo tỉnh, Đài PT-TH tỉnh
luu: {don_vi: KT}
nguoi_ky: {thay_mat: Ủy ban nhân dân, chuc_vu: Chủ tịch, ho_ten: Nguyễn Văn An}
kem_theo:
  - loai: ke_hoach
    trich_yeu: Khuyến công năm 2026
    noi_dung: |
      I. Mục tiêu
      Hỗ trợ 20 cơ sở công nghiệp nông thôn.
      *(Nhiệm vụ tại Phụ lục kèm theo).*
      II. Tổ chức thực hiện
      # 1. Sở Công Thương (cơ quan chủ trì)
      - Chủ trì, phối hợp với Sở Xây dựng thực hiện Kế hoạch.
      # 2. Sở Khoa học và Công nghệ
      - Hỗ trợ đổi mới công nghệ.
      # 3. Sở Tài chính
      - Cân đối kinh phí.
      # 4. Ủy ban nhân dân các xã, phường
      - Giới thiệu cơ sở đủ điều kiện./.
    phu_luc:
      - ten: Phân công nhiệm vụ
        bang:
          cot:
            - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}
            - {ma: ten, ten: Nhiệm vụ, kieu: chu, rong: 70}
            - {ma: chu_tri, ten: Cơ quan chủ trì, kieu: chu, rong: 45}
            - {ma: phoi_hop, ten: Cơ quan phối hợp, kieu: chu, rong: 40}
          nhiem_vu:
            - {ma: a, ten: Tập huấn nghề, chu_tri: Sở Nội vụ, phoi_hop: Sở Công Thương}
            - {ma: b, ten: Kiểm tra an toàn cháy nổ, chu_tri: Công an tỉnh, phoi_hop: Sở Xây dựng}
            - {ma: c, ten: Xây dựng điểm trưng bày, chu_tri: Giám đốc Sở Xây dựng, phoi_hop: UBND các xã}
";

#[test]
fn each_pair_that_disagrees_is_found_once() {
    Case::new()
        .file("a.yaml", DISAGREEING)
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 48 đạt, 4 không đạt, 13 không áp dụng, 3 chưa xét được, 0 bỏ qua (C080, C081, C082, C083)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 5 cảnh báo, 1 lưu ý; quy tắc nội dung: 48 đạt, 4 không đạt, 13 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:15:134: lưu ý[C082]: `Trung tâm Xúc tiến du lịch` có ở Điều 3 về thi hành nhưng không được giao việc nào; gợi ý: ghi phần việc của cơ quan này, hoặc bỏ tên; gửi để biết thì ghi ở `noi_nhan`
            a.yaml:23:13: cảnh báo[C081]: nơi nhận ghi `Đài PT-TH tỉnh` hai lần; gợi ý: bỏ một dòng, gộp mục đích gửi vào dòng còn lại
            a.yaml:36:12: cảnh báo[C083]: `Sở Khoa học và Công nghệ` được giao việc nhưng không có ở Điều 3 về thi hành; gợi ý: thêm người đứng đầu vào Điều 3, hoặc ghi `thủ trưởng các cơ quan, đơn vị liên quan`
            a.yaml:38:12: cảnh báo[C080]: `Sở Tài chính` được giao việc nhưng không có ở nơi nhận; gợi ý: thêm vào Điều 3 hoặc thêm một dòng ở `noi_nhan`
            a.yaml:51:52: cảnh báo[C083]: `Sở Nội vụ` chủ trì nhiệm vụ trong bảng nhưng không có ở Điều 3 về thi hành; gợi ý: thêm người đứng đầu vào Điều 3, hoặc ghi `thủ trưởng các cơ quan, đơn vị liên quan`
            a.yaml:52:63: cảnh báo[C080]: `Công an tỉnh` chủ trì nhiệm vụ trong bảng nhưng không có ở nơi nhận; gợi ý: thêm vào Điều 3 hoặc thêm một dòng ở `noi_nhan`
        "#]]);
}
