package switchboard.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void wordsStayAndMarkupGoes() {
        assertThat(PlainText.of(
                        "# Reset *your* password\n\n- open **Settings**\n- choose [Account](https://example.org)\n"))
                .isEqualTo("Reset your password\nopen Settings\nchoose Account");
    }

    @Test
    void codeAndAlternativeTextStay() {
        assertThat(PlainText.of(
                        "Run `Get-Service`:\n\n```powershell\nGet-Service -Name spooler\n```\n\n![A diagram](x.png)"))
                .contains("Run Get-Service:", "Get-Service -Name spooler", "A diagram")
                .doesNotContain("```", "x.png");
    }

    @Test
    void tagsGoAndTheirTextStays() {
        assertThat(PlainText.of("<div>\n<b>Bold</b> words\n</div>\n\nline<br>break and <i>more</i>"))
                .contains("Bold", "words", "line break and more")
                .doesNotContain("<", ">");
    }

    @Test
    void blocksAreParted() {
        assertThat(PlainText.of("one\n\ntwo\nthree\n\n> four")).isEqualTo("one\ntwo three\nfour");
    }

    @Test
    void nothingIsNothing() {
        assertThat(PlainText.of("")).isEmpty();
        assertThat(PlainText.of("   \n\n")).isEmpty();
    }
}
