package switchboard.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import switchboard.api.access.Scope;
import switchboard.api.error.InvalidInputException;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;

class JsonTest {

    record Sample(String name, Instant at, Scope scope, List<UUID> ids) {}

    @Test
    void plainValuesComeBackAsTheyWent() {
        String json =
                "{\"a\":1,\"b\":[true,null,\"x\\n\"],\"c\":{\"d\":2.5,\"e\":5000000000},\"f\":99999999999999999999}";
        Map<String, Object> values = Json.parseObject(json);
        assertThat(values)
                .containsEntry("a", 1)
                .containsEntry("b", Arrays.asList(true, null, "x\n"))
                .containsEntry("f", new BigInteger("99999999999999999999"));
        assertThat(Json.write(values)).isEqualTo(json);
    }

    @Test
    void plainWriterKnowsTheTypesOfTheTradeAndNoOthers() {
        UUID id = new UUID(1, 2);
        assertThat(Json.write(Map.of("at", Instant.EPOCH))).isEqualTo("{\"at\":\"1970-01-01T00:00:00Z\"}");
        assertThat(Json.write(List.of(id, Scope.TEAM))).isEqualTo("[\"" + id + "\",\"team\"]");
        assertThat(Json.write(new Sample("n", Instant.EPOCH, Scope.OWN, List.of(id))))
                .isEqualTo(
                        "{\"name\":\"n\",\"at\":\"1970-01-01T00:00:00Z\",\"scope\":\"own\",\"ids\":[\"" + id + "\"]}");
        assertThatThrownBy(() -> Json.write(List.of(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\":1}x",
                "{\"a\":1}{}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":1e999}",
                "{\"a\":\"\\ud800\"}",
                "{\"\\udc00\":1}",
                "{\"a\":01}",
                "{\"a\":1,}",
                "nul"
            })
    void brokenJsonIsMalformed(String json) {
        assertThatThrownBy(() -> Json.parseObject(json))
                .isInstanceOf(MalformedException.class)
                .extracting("code")
                .isEqualTo("request.bad_json");
        assertThatThrownBy(() -> Json.parseObject(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void deepNestingAndOtherShapesAreMalformed() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> Json.parseObject(deep)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Json.parseObject("[1]"))
                .isInstanceOf(MalformedException.class)
                .extracting("code")
                .isEqualTo("request.not_an_object");
    }

    @Test
    void brokenUtf8IsMalformed() {
        for (byte[] broken : List.of(
                new byte[] {'"', (byte) 0xff, '"'},
                new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xe2, (byte) 0x82, '"'})) {
            assertThatThrownBy(() -> Json.parse(broken)).isInstanceOf(MalformedException.class);
        }
        assertThat(Json.parse("\"€ 😀\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("€ 😀");
    }

    @Test
    void mapperWritesInstantsAndEnumsAsTheContractHasThem() throws IOException {
        ObjectMapper mapper = Json.mapper();
        Sample sample = new Sample("n", Instant.parse("2026-05-01T08:00:00Z"), Scope.ORGANIZATION, List.of());
        String json = mapper.writeValueAsString(sample);
        assertThat(json)
                .isEqualTo("{\"name\":\"n\",\"at\":\"2026-05-01T08:00:00Z\",\"scope\":\"organization\",\"ids\":[]}");
        assertThat(mapper.readValue(json, Sample.class)).isEqualTo(sample);
        assertThat(Json.mapper()).isNotSameAs(mapper);
    }

    @Test
    void aCountThatWasStoppedSaysSo() throws IOException {
        ObjectMapper mapper = Json.mapper();
        List<Map<String, Integer>> items = List.of(Map.of("a", 1));
        assertThat(mapper.writeValueAsString(new Page<>(items, null)))
                .isEqualTo("{\"items\":[{\"a\":1}],\"next\":null}");
        assertThat(mapper.writeValueAsString(new Page<>(List.of(), "x", 10_000L)))
                .isEqualTo("{\"items\":[],\"next\":\"x\",\"count\":10000}");
        assertThat(mapper.writeValueAsString(new Page<>(List.of(), "x", 10_001L)))
                .isEqualTo("{\"items\":[],\"next\":\"x\",\"count\":10000,\"countIsAtLeast\":true}");
    }

    @Test
    void mapperFaultsAreToldWithoutClassNames() {
        ObjectMapper mapper = Json.mapper();
        assertThatThrownBy(() -> read(mapper, "{\"name\":\"n\",\"other\":1}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("other is not a field of this resource.");
        assertThatThrownBy(() -> read(mapper, "{\"ids\":[1]}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("ids.[0] has the wrong type.");
        assertThatThrownBy(() -> read(mapper, "{\"name\":"))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("The JSON ends too early (line 1");
    }

    private static void read(ObjectMapper mapper, String json) {
        try {
            mapper.readValue(json, Sample.class);
        } catch (IOException broken) {
            throw BadJson.of(broken);
        }
    }
}
