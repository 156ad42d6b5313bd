package io.youju.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers here are made up, or the examples of the standards themselves.
class MaskingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "身份证11010519491231002X能办吗 | 身份证[身份证号]能办吗",
        "11010519491231002x | [身份证号]",
        "440524188001010014 | [身份证号]",
        "我是110105 19491231 002X | 我是[身份证号]",
        "号码１１０１０５１９４９１２３１００２Ｘ | 号码[身份证号]",
        "旧证130503670401001在用 | 旧证[身份证号]在用",
        "打13800138000找我 | 打[手机号]找我",
        "电话138-0013-8000或138 0013 8000 | 电话[手机号]或[手机号]",
        "+86 13800138000 | [手机号]",
        "8613912345678。 | [手机号]。",
        "座机0571-87654321 | 座机[电话]",
        "(010) 65432100转8012 | [电话]转8012",
        "0571-87654321-802 | [电话]",
        "卡号6222020200112230 | 卡号[银行卡号]",
        "卡号6222 0212 3456 7890 128 | 卡号[银行卡号]",
        "4111 1111 1111 1111已扣款 | [银行卡号]已扣款",
        "5555555555554444 | [银行卡号]",
        "写信到zhang.san+a@mail.example.com.cn可以吗 | 写信到[邮箱]可以吗",
        "两个13800138000、13912345678 | 两个[手机号]、[手机号]"
      })
  void personalDataIsReplacedByItsKindWhereItsDigitsHold(String typed, String stored) {
    assertThat(Masking.mask(typed)).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "杭政函〔2024〕12号",
        "国发〔2015〕138001号",
        "110105194912310021", // check digit wrong
        "11010519491331002X", // month 13
        "4111111111111112", // Luhn wrong
        "投资13800138000元",
        "总额 13500000000 万元",
        "到2035年、2050年",
        "12345热线、12366、96345",
        "统一社会信用代码91330100MA2GK8XX3P",
        "2026-11-25 10:30:00",
        "第1043条第2款",
        "3.1415926535897932",
        "编号20240101000012345678901234",
        "0.13800138000",
        "关于@所有人的通知",
        "订单JD13800138000"
      })
  void whatOnlyLooksAlikeStays(String typed) {
    assertThat(Masking.mask(typed)).isEqualTo(typed);
  }

  @Test
  void everyWrongCheckDigitIsTold() {
    for (char last : "0123456789X".toCharArray()) {
      assertThat(Masking.isIdentity("11010519491231002" + last))
          .as("%s", last)
          .isEqualTo(last == 'X');
    }
    for (char last : "0123456789".toCharArray()) {
      assertThat(Masking.isCard("622202123456789012" + last))
          .isEqualTo(luhn("622202123456789012", last));
    }
  }

  /// Luhn by its definition, digit sums from the left.
  private static boolean luhn(String body, char check) {
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      int digit = Character.digit(body.charAt(i), 10);
      int counted = (body.length() - i) % 2 == 1 ? digit * 2 : digit;
      sum += counted / 10 + counted % 10;
    }
    return (10 - sum % 10) % 10 == Character.digit(check, 10);
  }
}
