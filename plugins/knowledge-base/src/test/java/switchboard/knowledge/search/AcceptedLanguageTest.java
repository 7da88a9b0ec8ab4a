package switchboard.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sv | sv",
                "sv-SE,sv;q=0.9,en;q=0.8 | sv-SE",
                "en;q=0.5,ru;q=0.9 | ru",
                "zh-hans-cn, en | zh-Hans-CN",
                "de;q=0,fr | fr"
            })
    void theFirstChoiceCounts(String header, String language) {
        assertThat(AcceptedLanguage.of(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "*", ";;;", "12345", "en;q=nine", "<script>"})
    void whatMakesNoSenseSaysNothing(String header) {
        assertThat(AcceptedLanguage.of(header)).isNull();
    }

    @Test
    void aMonsterSaysNothing() {
        assertThat(AcceptedLanguage.of("en,".repeat(10_000))).isNull();
    }
}
