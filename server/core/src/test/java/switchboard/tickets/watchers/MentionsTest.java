package switchboard.tickets.watchers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is mentioned in a text, and who is not, whatever the text is. */
class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@anna|anna",
                "Ask @anna, please|anna",
                "(@anna)|anna",
                "@Åsa_Öberg|Åsa_Öberg",
                "@王芳 看一下|王芳",
                "*@anna*|anna",
                "`code` @anna|anna",
                "an open ` and @anna|anna",
                "@bert-k@|",
                "@a.b+c|a.b+c"
            })
    void aNameIsFoundWhereItIsMeant(String text, String name) {
        if (name == null) {
            assertThat(Mentions.in(text)).isEmpty();
        } else {
            assertThat(Mentions.in(text)).containsExactly(name);
        }
    }

    @Test
    void aNameMayEndASentence() {
        assertThat(Mentions.in("See @anna.")).containsExactly("anna.", "anna");
        assertThat(Mentions.in("@anna... and @bert-")).containsExactly("anna...", "anna", "bert-", "bert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna@desk.example",
                "mail <anna@desk.example>",
                "first.last@desk.example and x+@y",
                "@anna@desk.example",
                "https://desk.example/@anna",
                "user=@anna",
                "\\@anna",
                "@",
                "@@anna",
                "@ anna",
                "@.anna",
                "`@anna`",
                "``a ` @anna``",
                "```\n@anna\n```",
                "~~~ text\n@anna\n~~~",
                "```\n@anna",
                "  ````\n```\n@anna\n````",
                "> @anna said",
                "  >@anna",
                ""
            })
    void whatIsNoMention(String text) {
        assertThat(Mentions.in(text)).isEmpty();
    }

    @Test
    void whatFollowsABlockOfCodeIsTextAgain() {
        assertThat(Mentions.in("```java\n@Override\n```\n@anna")).containsExactly("anna");
        assertThat(Mentions.in("~~~\n```\n@bert\n~~~\r\n@anna")).containsExactly("anna");
    }

    @Test
    void aLongNameIsNone() {
        assertThat(Mentions.in("@" + "a".repeat(300))).isEmpty();
        assertThat(Mentions.in("@anna ".repeat(50_000))).containsExactly("anna");
    }

    @Test
    @Timeout(10)
    void hostileTextsTakeNoTime() {
        for (String piece : new String[] {"`", "@", "` @a ", "@a@", "`` ` ", "~~~\n", "@a.", "\u0301@", "@a\n> "}) {
            String text = piece.repeat(200_000 / piece.length());
            assertThat(Mentions.in(text).size()).isLessThanOrEqualTo(400);
        }
        StringBuilder runs = new StringBuilder();
        for (int length = 1; length < 600; length++) {
            runs.append("`".repeat(length)).append(' ');
        }
        assertThat(Mentions.in(runs.toString())).isEmpty();
    }

    @Test
    void randomTextsAreReadWithoutFail() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String alphabet = "@`~>ab. \n\\_\uD83D\uDE00\u0301王-";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(Mentions.in(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .allSatisfy(name -> assertThat(text.toString()).contains("@" + name));
        }
    }
}
