package switchboard.users;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example", "first.last+tag@mail.example.org", "ärende@exempel.example", "张@例子.example"})
    void takesAddressesThatMailCanGoTo(String email) {
        assertThat(References.isEmail(email)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@b.example",
                "a@b",
                "a@@b.example",
                "a b@c.example",
                ".a@b.example",
                "a.@b.example",
                "a..b@c.example",
                "a@-b.example",
                "a@b-.example",
                "a@b..example",
                "a@b.example ",
                "a@b.exa\nmple",
                "a@b.example\r\nBcc: c@d.example",
                "<a@b.example>",
                "a\"b@c.example"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThat(References.isEmail(text)).isFalse();
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertThat(References.isEmail("a".repeat(64) + "@b.example")).isTrue();
        assertThat(References.isEmail("a".repeat(65) + "@b.example")).isFalse();
        assertThat(References.isEmail("a@" + "bcdefgh.".repeat(32) + "example")).isFalse();
        // One character that folds into eighteen.
        assertThat(References.isEmail("\uFDFA".repeat(20) + "@b.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "Ada.Agent", "agent_7", "o-n", "ärla", "管理员", "7of9"})
    void takesUsernames(String username) {
        assertThat(References.isUsername(username)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "me",
                "ME",
                "a b",
                "a@b",
                ".a",
                "-a",
                "a/b",
                "a'b",
                "a<b>",
                "a\u0000b",
                "a\u200Bb",
                "00000000-0000-7000-8000-000000000001"
            })
    void refusesWhatIsNoUsername(String text) {
        assertThat(References.isUsername(text)).isFalse();
    }

    @Test
    void foldsWhatLooksTheSameIntoOne() {
        assertThat(References.fold("  First\u00A0 Line ")).isEqualTo("first line");
        assertThat(References.fold("ＡＤＡ")).isEqualTo("ada");
        assertThat(References.fold("A\u030Angstrom")).isEqualTo(References.fold("\u00C5ngstrom"));
        assertThat(References.fold("é")).isNotEqualTo(References.fold("e"));
    }
}
