package switchboard.triage.conditions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keywords are found however they are written, and only as words. */
class KeywordsTest {

    @ParameterizedTest
    @CsvSource({
        "'The VPN is down', vpn, true",
        "'The vpnclient is down', vpn, false",
        "'The vpnclient is down', vpn*, true",
        "'Résumé verloren', resume, true",
        "'STRASSE gesperrt', straße, true",
        "'Ёлка сломалась', елка, true",
        "'İstanbul', istanbul, true",
        "'打印机坏了', 打印机, true",
        "'ＶＰＮ', vpn, true",
        "'Fel på skrivaren', 'på skrivaren', true",
        "'Fel  på\nskrivaren', 'på skrivaren', true",
        "'', vpn, false",
        "'anything', '', false",
        "'anything', '*', false",
        "'Søren', soren, true",
        "'vpn, please', vpn, true",
        "'(vpn)', vpn, true",
        "'c++', c, true"
    })
    void keywordsAreFoundAsWords(String text, String keyword, boolean found) {
        assertThat(Keywords.mentions(text, keyword)).isEqualTo(found);
    }

    @Test
    void whatIsAWordOfATextIsFoundHoweverItIsWritten() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String letters = "abcdeéèêçñöåøłžабвгд0123";
        for (int round = 0; round < 2_000; round++) {
            List<String> words = new ArrayList<>();
            for (int word = 0; word < 1 + random.nextInt(6); word++) {
                StringBuilder made = new StringBuilder();
                for (int letter = 0; letter < 1 + random.nextInt(4); letter++) {
                    made.append(letters.charAt(random.nextInt(letters.length())));
                }
                words.add(made.toString());
            }
            String text = String.join(List.of(" ", ", ", "\n", " - ").get(random.nextInt(4)), words);
            String wanted = words.get(random.nextInt(words.size()));
            assertThat(Keywords.mentions(text, wanted.toUpperCase(Locale.ROOT)))
                    .as("seed %d: %s in %s", seed, wanted, text)
                    .isTrue();
            String stranger = wanted + "zz";
            assertThat(Keywords.mentions(text, stranger))
                    .as("seed %d: %s in %s", seed, stranger, text)
                    .isFalse();
        }
    }
}
