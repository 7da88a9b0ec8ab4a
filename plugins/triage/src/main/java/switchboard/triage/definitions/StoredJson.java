package switchboard.triage.definitions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.tools.json.ContainerFactory;
import org.jooq.tools.json.JSONParser;
import org.jooq.tools.json.JSONValue;
import org.jooq.tools.json.ParseException;

/** Maps of texts, numbers, flags, lists and maps, as they stand in a column. */
public final class StoredJson {

    private static final ContainerFactory IN_ORDER = new ContainerFactory() {
        @Override
        public Map<Object, Object> createObjectContainer() {
            return new LinkedHashMap<>();
        }

        @Override
        public List<Object> createArrayContainer() {
            return new java.util.ArrayList<>();
        }
    };

    private StoredJson() {}

    public static String write(Map<String, ?> values) {
        return JSONValue.toJSONString(values);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> read(String json) {
        try {
            return (Map<String, Object>) new JSONParser().parse(json, IN_ORDER);
        } catch (ParseException broken) {
            throw new IllegalStateException("What stands in the table is no JSON of this module", broken);
        }
    }
}
