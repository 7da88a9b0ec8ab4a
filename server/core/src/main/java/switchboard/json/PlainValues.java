package switchboard.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plain values from and to the tokens of JSON, without looking at any class. Depth is bounded by the parser. */
final class PlainValues {

    private PlainValues() {}

    static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonEOFException(parser, null, "Nothing there");
        }
        Object value = value(parser, first);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Something follows the value");
        }
        return value;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> text(parser, parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "Unexpected token");
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            object.put(text(parser, name), value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static Double finite(JsonParser parser) throws IOException {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new JsonParseException(parser, "A number is too large");
        }
        return number;
    }

    /** A surrogate without its other half is no text: no database and no UTF-8 can hold it. */
    private static String text(JsonParser parser, String text) throws IOException {
        if (!Utf8.isEncodable(text)) {
            throw new JsonParseException(parser, "A text holds half a surrogate pair");
        }
        return text;
    }

    static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> generator.writeNull();
            case String text -> generator.writeString(text);
            case Boolean flag -> generator.writeBoolean(flag);
            case Number number -> writeNumber(generator, number);
            case Map<?, ?> map -> writeObject(generator, map);
            case Iterable<?> list -> writeArray(generator, list);
            case Object[] array -> writeArray(generator, List.of(array));
            case UUID id -> generator.writeString(id.toString());
            case TemporalAccessor time -> generator.writeString(time.toString());
            case Record row -> writeRecord(generator, row);
            case Enum<?> constant -> generator.writeString(constant.name().toLowerCase(Locale.ROOT));
            default -> throw new IllegalArgumentException(value.getClass().getName() + " is no plain value of JSON");
        }
    }

    private static void writeNumber(JsonGenerator generator, Number number) throws IOException {
        switch (number) {
            case Integer whole -> generator.writeNumber(whole);
            case Long whole -> generator.writeNumber(whole);
            case Short whole -> generator.writeNumber(whole);
            case Byte whole -> generator.writeNumber(whole);
            case BigInteger whole -> generator.writeNumber(whole);
            case BigDecimal decimal -> generator.writeNumber(decimal);
            default -> {
                double real = number.doubleValue();
                if (!Double.isFinite(real)) {
                    throw new IllegalArgumentException("JSON has no word for " + real);
                }
                generator.writeNumber(real);
            }
        }
    }

    private static void writeObject(JsonGenerator generator, Map<?, ?> map) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            generator.writeFieldName(String.valueOf(entry.getKey()));
            write(generator, entry.getValue());
        }
        generator.writeEndObject();
    }

    /** Looked at anew each time, so that nothing of its class is kept. */
    private static void writeRecord(JsonGenerator generator, Record row) throws IOException {
        generator.writeStartObject();
        for (RecordComponent component : row.getClass().getRecordComponents()) {
            generator.writeFieldName(component.getName());
            write(generator, valueOf(row, component.getAccessor()));
        }
        generator.writeEndObject();
    }

    private static @Nullable Object valueOf(Record row, Method accessor) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (ReflectiveOperationException failure) {
            throw new IllegalArgumentException("A record cannot be read", failure);
        }
    }

    private static void writeArray(JsonGenerator generator, Iterable<?> list) throws IOException {
        generator.writeStartArray();
        for (Object element : list) {
            write(generator, element);
        }
        generator.writeEndArray();
    }
}
