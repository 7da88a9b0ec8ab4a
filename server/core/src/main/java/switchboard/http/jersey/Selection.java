package switchboard.http.jersey;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.error.MalformedException;
import switchboard.api.http.Page;
import switchboard.json.PagesWithBoundedCounts;

/** What {@code ?select=} leaves of the items of a page, or of one object: the named fields, in their usual order. */
record Selection(Object value, Set<String> fields) {

    private static final int MOST = 100;

    /** @throws MalformedException {@code request.bad_select} where there are too many names or an empty one */
    static Selection of(Object value, String parameter) {
        Set<String> fields = new LinkedHashSet<>();
        int start = 0;
        while (start <= parameter.length()) {
            int comma = parameter.indexOf(',', start);
            int end = comma < 0 ? parameter.length() : comma;
            fields.add(parameter.substring(start, end).strip());
            start = end + 1;
        }
        if (fields.contains("") || fields.size() > MOST) {
            throw new MalformedException("request.bad_select", "select must be names of fields, parted by commas.");
        }
        return new Selection(value, fields);
    }

    /** Refuses names that the selected objects do not have. */
    void check(ObjectMapper mapper) throws IOException {
        List<?> items = value instanceof Page<?> page ? page.items() : List.of(value);
        if (items.isEmpty() || items.getFirst() instanceof Map) {
            return;
        }
        SerializerProvider provider = mapper.getSerializerProviderInstance();
        JsonSerializer<Object> serializer =
                provider.findValueSerializer(items.getFirst().getClass());
        Set<String> unknown = new HashSet<>(fields);
        for (Iterator<PropertyWriter> known = serializer.properties(); known.hasNext(); ) {
            unknown.remove(known.next().getName());
        }
        if (!unknown.isEmpty()) {
            String name = unknown.iterator().next();
            String shown = name.length() <= 100 ? name : name.substring(0, 100) + "…";
            throw new MalformedException("request.bad_select", "select names an unknown field: " + shown + ".");
        }
    }

    byte[] write(ObjectMapper mapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
        try (JsonGenerator generator = mapper.createGenerator(bytes)) {
            if (value instanceof Page<?> page) {
                writePage(mapper, generator, page);
            } else {
                mapper.writeTree(generator, selected(mapper, value));
            }
        }
        return bytes.toByteArray();
    }

    private void writePage(ObjectMapper mapper, JsonGenerator generator, Page<?> page) throws IOException {
        generator.writeStartObject();
        generator.writeArrayFieldStart("items");
        for (Object item : page.items()) {
            mapper.writeTree(generator, selected(mapper, item));
        }
        generator.writeEndArray();
        generator.writeStringField("next", page.next());
        PagesWithBoundedCounts.writeCount(generator, page.count());
        generator.writeEndObject();
    }

    private ObjectNode selected(ObjectMapper mapper, Object item) {
        ObjectNode node = mapper.valueToTree(item);
        return node.retain(fields);
    }
}
