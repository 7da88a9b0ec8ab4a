package switchboard.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The setting by which services are ordered. */
class CriticalityTest {

    @Test
    void aFieldAndItsValues() {
        Criticality read = Criticality.of(" fields.site.service:mail , telephony,, mail ");

        assertThat(read).isEqualTo(new Criticality("site.service", List.of("mail", "telephony")));
        assertThat(read.rank(Map.of("site.service", "telephony"))).isEqualTo(1);
        assertThat(read.rank(Map.of("site.service", 7))).isEqualTo(2);
        assertThat(Criticality.NONE.rank(Map.of("", "mail"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"service: mail", "fields.service", "fields.service:", "fields.: mail", "fields.a b: mail", ":"})
    void whatCannotBeReadIsRefusedAndRanksNothing(String text) {
        assertThat(Criticality.fault(text)).contains("fields.service");
        assertThat(Criticality.of(text).rank(Map.of("service", "mail"))).isZero();
    }

    @Test
    void nothingIsNoFaultAndTooManyAre() {
        assertThat(Criticality.fault(" ")).isEmpty();
        assertThat(Criticality.fault("fields.service: " + values(100))).isEmpty();
        assertThat(Criticality.fault("fields.service: " + values(101))).isNotEmpty();
    }

    private static String values(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
