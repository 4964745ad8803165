//! The faults of three papers that were issued, each line with a fault written again in other words
//! around it, and what is found: these faults, line by line, and nothing else.
//!
//! The whole papers, each line with its faults, are in `issued.rs`.

use expect_test::expect;

use crate::harness::Case;

/// The decision of 2025 on a plan. Its faults: the name of a law in small letters; a month with a zero too
/// many; what is attached is a plan and is called a programme, twice; one period written in three ways;
/// "đảm bảo"; the name of a law with other capitals than in the grounds, twice; thousands without a dot in
/// a column with dots, twice. A period in the name of a paper that is cited is none, nor is a year still
/// open, the treasury without a part, or departments and communes told by the article and in a line.
const DECISION_OF_2025: &str = "\
loai: quyet_dinh
co_quan: {ten: [Ủy ban nhân dân, thành phố Hà Nội]}
ky_hieu: QĐ-UBND
dia_danh: Hà Nội
nam: 2025
trich_yeu: Phê duyệt Kế hoạch tiêu dùng bền vững giai đoạn 2026 – 2030
can_cu: |
  Luật tổ chức chính quyền địa phương ngày 16/6/2025
  Luật Ngân sách nhà nước ngày 25/6/2025
  Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị về đột phá phát triển khoa học
  Quyết định số 889/QĐ-TTg ngày 24/06/2020 của Thủ tướng Chính phủ phê duyệt Chương trình hành động giai đoạn 2021-2030
theo_de_nghi: Sở Công Thương tại Tờ trình số 6752/TTr-SCT ngày 07/11/2025
dieu:
  - Phê duyệt Kế hoạch tiêu dùng bền vững giai đoạn 2026 – 2030 (Chương trình kèm theo).
  - Các sở, ngành, đơn vị; UBND các xã, phường căn cứ Chương trình, tổ chức thực hiện.
  - |
    Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng UBND Thành phố; Giám đốc các Sở: Công Thương, Nông nghiệp và Môi trường, Tài chính, Văn hoá và Thể thao; Giám đốc Kho bạc Nhà nước khu vực I; Thủ trưởng các Sở, ngành; Chủ tịch UBND các xã, phường và các đơn vị, cá nhân liên quan chịu trách nhiệm thi hành Quyết định này./.
noi_nhan: |
  Như Điều 3
  Bộ Công Thương
  TTr: Thành ủy, HĐND Thành phố (để báo cáo)
  Các PCT UBND Thành phố
  Các Sở, ngành TP
  UBND các xã, phường
  VPUB: CVP, KT, ĐT, TH
luu: {don_vi: KT}
nguoi_ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}
kem_theo:
  - loai: ke_hoach
    trich_yeu: Tiêu dùng bền vững giai đoạn 2026 - 2030
    mo_dau: Thực hiện Quyết định số 889/QĐ-TTg ngày 24/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình hành động giai đoạn 2021-2030, Thành phố lập Kế hoạch giai đoạn 2026 - 2030.
    noi_dung: |
      I. Mục tiêu
      Giai đoạn 2026 - 2030 giảm 7 - 10% nguyên liệu; lồng ghép chương trình giai đoạn 2026-2030 để đạt chỉ tiêu 2026-2030.
      *(Chi tiết tại Phụ lục kèm theo).*
      II. Kinh phí thực hiện
      Ngân sách Thành phố đảm bảo theo Luật Ngân sách Nhà nước; theo Kế hoạch số 228/KH-UBND ngày 02/11/2017 của UBND Thành phố.
      III. Tổ chức thực hiện
      # 1. Sở Công Thương (cơ quan chủ trì)
      - Chủ trì thực hiện Kế hoạch; báo cáo định kỳ 06 tháng.
      # 2. Sở Nông nghiệp và Môi trường
      - Chủ trì truy xuất nguồn gốc nông sản.
      # 3. Sở Tài chính
      Phối hợp với Sở Công Thương bố trí kinh phí theo Luật Ngân sách Nhà nước.
      # 4. Sở Văn hoá và Thể thao; các cơ quan báo chí thành phố Hà Nội
      - Sở Văn hoá và Thể thao tuyên truyền.
      # 5. Các Sở, ban, ngành; Ban Quản lý các khu công nghiệp và chế xuất Hà Nội; UBND các phường, xã
      - UBND các phường, xã bố trí ngân sách.
      IV. Chế độ báo cáo
      Gửi Sở Công Thương trước ngày 20/6 hàng năm./.
    phu_luc:
      - ten: Danh mục nhiệm vụ
        bang:
          cot:
            - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}
            - {ma: ten, ten: Nhiệm vụ, kieu: chu, rong: 60}
            - {ma: don_vi, ten: 'Đơn vị chủ trì, đơn vị phối hợp', kieu: chu, rong: 45}
            - {ma: nam_2026, ten: Năm 2026, kieu: giua, rong: 20}
            - {ma: nam_2027, ten: Năm 2027, kieu: giua, rong: 20}
          nhiem_vu:
            - ma: a
              ten: Đánh giá sản xuất sạch hơn
              don_vi: |
                Đơn vị chủ trì: Sở Công Thương;
                Đơn vị phối hợp: Các sở, ngành và đơn vị có liên quan.
              nam_2026: '3.300'
              nam_2027: '3630'
            - ma: b
              ten: Hội chợ triển lãm
              don_vi: |
                Đơn vị chủ trì: Sở Công Thương;
                Đơn vị phối hợp: Các doanh nghiệp trên địa bàn Thành phố.
              nam_2026: '12.200'
              nam_2027: '13.420'
            - ma: c
              ten: Mô hình kinh doanh xanh
              don_vi: |
                Đơn vị chủ trì: Sở Công Thương;
                Đơn vị phối hợp: Các cơ sở kinh doanh.
              nam_2026: '0'
              nam_2027: '1000'
";

/// The plan of 2018. Its faults: a blank before the sign of percent; "đảm bảo", twice; a period with a
/// blank on one side; a part with the number of the next; thousands without a dot beside one with a dot,
/// twice; a body with other capitals than elsewhere. Districts were right in its day, and "năm 2019" in
/// the name of a letter as well.
const PLAN_OF_2018: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, thành phố Hà Nội]}
so: 206
ky_hieu: KH-UBND
dia_danh: Hà Nội
ngay: 31/10/2018
trich_yeu: Hành động về tiêu dùng bền vững thành phố Hà Nội giai đoạn đến năm 2020
mo_dau: Thực hiện Quyết định số 76/QĐ-TTg ngày 11/01/2016 của Thủ tướng Chính phủ, Kế hoạch hành động số 242/KH-UBND ngày 13/12/2017 của UBND Thành phố về Chương trình nghị sự 2030 và Công văn số 2379/BCT-TKDL ngày 28/3/2018 của Bộ Công Thương về việc xây dựng kế hoạch năm 2019, UBND Thành phố lập Kế hoạch.
noi_dung: |
  I. Chỉ tiêu
  - Chất thải rắn sinh hoạt được tái chế đạt 85 %, chất thải công nghiệp 75%.
  - Tỷ lệ công nghiệp xanh từ 42% đến 45% tổng sản phẩm (GDP).
  II. Kinh phí thực hiện
  - Các Sở, ban, ngành; UBND các quận, huyện, thị xã huy động vốn để đảm bảo thực hiện Kế hoạch.
  III. Tổ chức thực hiện
  # 1. Sở Công Thương (cơ quan chủ trì)
  - Chủ trì, phối hợp các Sở, ngành; UBND các quận, huyện thị xã thực hiện Kế hoạch giai đoạn đến 2020.
  # 2. Sở Xây dựng
  - Thực hiện quản lý chất thải theo Quyết định số 16/2013/QĐ-UBND ngày 03/6/2013 của Ủy ban nhân dân thành phố Hà Nội.
  # 3. Sở Tài nguyên và Môi trường
  - Thực hiện Thỏa thuận Paris theo Kế hoạch số 228/KH-UBND ngày 02/11/2017 của UBND thành phố Hà Nội.
  # 4. Các Sở, ban, ngành; UBND các quận, huyện, thị xã
  - Lồng ghép với Đề án phát triển công nghiệp hỗ trợ giai đoạn 2017- 2020 và chương trình giai đoạn 2016-2020, giai đoạn 2018-2020, đảm bảo không chồng chéo.
  *(Chi tiết tại Phụ lục kèm theo).*
  V. Chế độ báo cáo
  Các Sở, ngành báo cáo định kỳ 6 tháng (trước ngày 15/6), năm (trước ngày 15/12)./.
noi_nhan: |
  Bộ Công Thương (để b/c)
  Chủ tịch UBND TP (để b/c)
  Các PCT UBND TP
  Các Sở, ban, ngành Thành phố
  UBND các quận, huyện, thị xã
  CVP, các PCVP, KT, KGVX, ĐT, TKBT
luu: {don_vi: KT, nguoi_soan: vân}
nguoi_ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch, ho_ten: ''}
phu_luc:
  - ten: Các nhiệm vụ của Kế hoạch
    bang:
      cot:
        - {ma: tt, ten: TT, kieu: so_thu_tu, rong: 10}
        - {ma: ten, ten: Tên nhiệm vụ, kieu: chu, rong: 40}
        - {ma: ket_qua, ten: Dự kiến kết quả đạt được, kieu: chu, rong: 60}
        - {ma: don_vi, ten: Đơn vị thực hiện, kieu: chu, rong: 45}
      nhiem_vu:
        - ma: a
          ten: Tuyên truyền
          ket_qua: |
            - Phát hành 10.000 tờ rơi, 6000 cẩm nang.
            - Phát 3000 lượt phim ngắn.
          don_vi: |
            - Đơn vị chủ trì: Sở Công Thương.
            - Đơn vị phối hợp: Sở Thông tin và Truyền thông; các cơ quan báo chí.
        - ma: b
          ten: Giảm túi ni lông
          ket_qua: Các bài phóng sự.
          don_vi: |
            - Đơn vị chủ trì: Sở Tài nguyên và Môi Trường.
            - Đơn vị phối hợp: Sở Công Thương; UBND quận, huyện, thị xã.
";

/// The plan of a ward of 2026. Its faults: a blank in the symbol, which stops the paper; "đảm bảo", twice;
/// a body with other capitals than elsewhere, twice; a number that is left out.
const PLAN_OF_2026: &str = "\
loai: ke_hoach
co_quan: {ten: [Ủy ban nhân dân, phường Yên Hòa]}
ky_hieu: KH -UBND
dia_danh: Yên Hòa
nam: 2026
trich_yeu: Tiêu dùng bền vững năm 2026 trên địa bàn phường Yên Hòa
mo_dau: Thực hiện Kế hoạch số 353/KH-SCT ngày 19/12/2025 của Sở Công Thương về tiêu dùng bền vững năm 2026, UBND phường lập kế hoạch.
noi_dung: |
  I. Mục tiêu
  1. Phấn đấu đến hết năm 2026 có 70-80% chợ, 100% siêu thị không dùng túi ni lông; lồng ghép các chương trình giai đoạn 2026-2030, đảm bảo chỉ tiêu giai đoạn 2026-2030.
  II. Kinh phí thực hiện
  Kinh phí thực hiện Kế hoạch năm 2026 do ngân sách phường đảm bảo.
  III. Tổ chức thực hiện
  # 1. Phòng Kinh tế, Hạ tầng và Đô thị (Cơ quan chủ trì)
  - Phối hợp với các phòng ban của Sở Công thương tập huấn; báo cáo Sở Công thương định kỳ.
  # 2. Phòng Văn hóa - Xã hội
  - Tuyên truyền trên trang thông tin điện tử của phường.
  # 3. Các hợp tác xã, đơn vị quản lý, khai thác chợ
  - Tuyên truyền cho thương nhân.
  # 5. Đề nghị các hội ngành nghề, tổ chức đoàn thể xã hội
  Tham gia hoạt động truyền thông.
  IV. Chế độ báo cáo
  Các phòng ban báo cáo UBND phường (qua phòng Kinh tế, Hạ tầng và Đô thị) kết quả 06 tháng, hằng năm (trước ngày 15/6 và 15/12)./.
noi_nhan: |
  Sở Công Thương
  TT Đảng ủy, HĐND phường
  Lãnh đạo UBND phường
  Các phòng, ban, đơn vị thuộc phường
  Các HTX, đơn vị QLKD khai thác chợ
luu: {don_vi: KTHTĐT}
nguoi_ky: {thay_mat: Ủy ban nhân dân, ky_thay: Chủ tịch, chuc_vu: Phó Chủ tịch}
";

#[test]
fn the_faults_of_the_decision_of_2025_are_found_and_nothing_else() {
    Case::new()
        .file("a.yaml", DECISION_OF_2025)
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 44 đạt, 7 không đạt, 10 không áp dụng, 7 chưa xét được, 0 bỏ qua (C055, C060, C084, C086, C087, C089, C099)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 5 cảnh báo, 11 lưu ý; quy tắc nội dung: 44 đạt, 7 không đạt, 10 không áp dụng, 7 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:8:3: cảnh báo[C089]: tên luật `Luật tổ chức chính quyền địa phương` viết hoa không đúng; gợi ý: viết `Luật Tổ chức chính quyền địa phương`
            a.yaml:11:33: lưu ý[C055]: ngày `24/06/2020` ghi số 0 chưa theo cách ghi ngày, tháng của Nghị định; gợi ý: viết `24/6/2020`
            a.yaml:14:66: cảnh báo[C086]: văn bản kèm theo là Kế hoạch nhưng ở đây gọi là `Chương trình`; gợi ý: viết `Kế hoạch`
            a.yaml:15:55: cảnh báo[C086]: văn bản kèm theo là Kế hoạch nhưng ở đây gọi là `Chương trình`; gợi ý: viết `Kế hoạch`
            a.yaml:17:151: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
            a.yaml:30:45: lưu ý[C084]: giai đoạn `2026 - 2030` viết khác `2026 – 2030` ở chỗ khác; gợi ý: viết `2026 – 2030`
            a.yaml:34:17: lưu ý[C084]: giai đoạn `2026 - 2030` viết khác `2026 – 2030` ở chỗ khác; gợi ý: viết `2026 – 2030`
            a.yaml:34:88: lưu ý[C084]: giai đoạn `2026-2030` viết khác `2026 – 2030` ở chỗ khác; gợi ý: viết `2026 – 2030`
            a.yaml:34:114: lưu ý[C084]: giai đoạn `2026-2030` viết khác `2026 – 2030` ở chỗ khác; gợi ý: viết `2026 – 2030`
            a.yaml:37:27: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:37:40: lưu ý[C089]: tên luật viết `Luật Ngân sách Nhà nước` ở đây, `Luật Ngân sách nhà nước` ở căn cứ; gợi ý: viết `Luật Ngân sách nhà nước`
            a.yaml:44:56: lưu ý[C089]: tên luật viết `Luật Ngân sách Nhà nước` ở đây, `Luật Ngân sách nhà nước` ở căn cứ; gợi ý: viết `Luật Ngân sách nhà nước`
            a.yaml:45:19: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
            a.yaml:46:16: lưu ý[C099]: dấu thanh của `hoá` đặt khác đa số chỗ trong văn bản này; gợi ý: viết `hóa`
            a.yaml:67:26: cảnh báo[C087]: số `3630` không có dấu chấm hàng nghìn, số khác trong cột có; gợi ý: viết `3.630`
            a.yaml:81:26: cảnh báo[C087]: số `1000` không có dấu chấm hàng nghìn, số khác trong cột có; gợi ý: viết `1.000`
        "#]]);
}

#[test]
fn the_faults_of_the_plan_of_2018_are_found_and_nothing_else() {
    Case::new()
        .file("a.yaml", PLAN_OF_2018)
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 32 đạt, 6 không đạt, 27 không áp dụng, 3 chưa xét được, 0 bỏ qua (C057, C060, C084, C087, C090, C098)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 2 cảnh báo, 7 lưu ý; quy tắc nội dung: 32 đạt, 6 không đạt, 27 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:11:46: lưu ý[C057]: thừa dấu cách trước dấu % ở `85 %`; gợi ý: viết `85%`
            a.yaml:14:70: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:17:47: cảnh báo[C098]: `quận, huyện thị xã` viết sai; gợi ý: viết `quận, huyện, thị xã`
            a.yaml:23:65: lưu ý[C084]: giai đoạn `2017- 2020` chỉ có dấu cách ở một bên; gợi ý: viết `2017 - 2020`
            a.yaml:23:134: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:25:3: cảnh báo[C008]: số thứ tự gõ là `V.` nhưng theo vị trí phải là `IV.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
            a.yaml:48:40: lưu ý[C087]: số `6000` không có dấu chấm hàng nghìn, số khác trong văn bản có dấu chấm; gợi ý: viết `6.000`
            a.yaml:49:20: lưu ý[C087]: số `3000` không có dấu chấm hàng nghìn, số khác trong văn bản có dấu chấm; gợi ý: viết `3.000`
            a.yaml:57:31: lưu ý[C090]: tên cơ quan viết `Sở Tài nguyên và Môi Trường` ở đây, `Sở Tài nguyên và Môi trường` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
        "#]]);
}

/// A symbol with a blank stops the paper; mended, the rest is found.
#[test]
fn the_faults_of_the_plan_of_2026_are_found_and_nothing_else() {
    Case::new()
        .file("a.yaml", PLAN_OF_2026)
        .run("check a.yaml --message-format short")
        .code(1)
        .stdout(expect![[r#"
            a.yaml: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
            Đã kiểm tra 1 văn bản: 0 xuất được, 1 không; 1 lỗi, 1 cảnh báo, 0 lưu ý; quy tắc nội dung: 0 đạt, 0 không đạt, 0 không áp dụng, 68 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:3:10: lỗi[C005]: ký hiệu `KH -UBND` có khoảng trắng hoặc dấu lạ; gợi ý: viết `ky_hieu: KH-UBND`
            a.yaml:20:3: cảnh báo[C008]: số thứ tự gõ là `5.` nhưng theo vị trí phải là `4.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        "#]]);
    Case::new()
        .file("a.yaml", PLAN_OF_2026.replace("KH -UBND", "KH-UBND"))
        .run("check a.yaml --message-format short")
        .code(0)
        .stdout(expect![[r#"
            a.yaml: 38 đạt, 2 không đạt, 25 không áp dụng, 3 chưa xét được, 0 bỏ qua (C060, C090)
            Đã kiểm tra 1 văn bản: 1 xuất được, 0 không; 0 lỗi, 1 cảnh báo, 4 lưu ý; quy tắc nội dung: 38 đạt, 2 không đạt, 25 không áp dụng, 3 chưa xét được, 0 bỏ qua
        "#]])
        .stderr(expect![[r#"
            a.yaml:10:133: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:12:60: lưu ý[C060]: `đảm bảo`: văn bản pháp luật hiện nay viết `bảo đảm`; gợi ý: viết `bảo đảm`
            a.yaml:15:36: lưu ý[C090]: tên cơ quan viết `Sở Công thương` ở đây, `Sở Công Thương` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
            a.yaml:15:69: lưu ý[C090]: tên cơ quan viết `Sở Công thương` ở đây, `Sở Công Thương` ở chỗ khác; gợi ý: dùng một cách viết, theo tên chính thức của cơ quan
            a.yaml:20:3: cảnh báo[C008]: số thứ tự gõ là `5.` nhưng theo vị trí phải là `4.`; gợi ý: văn bản in theo vị trí; xem có thiếu hoặc lặp mục nào không rồi sửa lại số
        "#]]);
}
