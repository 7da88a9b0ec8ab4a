package switchboard.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;

/**
 * JSON as the desk reads and writes it. Reading is strict: duplicate keys, trailing text, NaN, unpaired surrogates,
 * more than {@value #DEEPEST} levels, texts over {@value #LONGEST_TEXT} characters and more than {@value #MOST_TOKENS}
 * tokens are refused. The plain-value methods keep no cache of classes, so that a value of a plugin leaves nothing behind.
 */
public final class Json {

    public static final int DEEPEST = 64;
    public static final int LONGEST_TEXT = 2_000_000;
    public static final int MOST_TOKENS = 200_000;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 10_000;
    private static final int TYPES_CACHED = 256;

    private static final JsonFactory FACTORY = factory();

    private Json() {}

    /**
     * A new mapper with caches of its own, for records in and out. Instants are ISO 8601, enum values lower_snake_case,
     * unknown properties and coerced scalars are refused. Making one is dear; keep it for as long as its classes live.
     */
    public static ObjectMapper mapper() {
        return JsonMapper.builder(factory())
                .typeFactory(TypeFactory.defaultInstance().withCache(typesOfItsOwn()))
                .addModule(new JavaTimeModule())
                .addModule(new ParameterNamesModule())
                .addModule(new EnumsInLowerCase())
                .addModule(new PagesWithBoundedCounts())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    /**
     * Reads one JSON object into plain values: String, Boolean, Integer, Long, BigInteger, Double, List, Map, null.
     *
     * @throws MalformedException {@code request.bad_json}, with line and column, where it is none
     */
    public static Map<String, @Nullable Object> parseObject(String json) {
        return asObject(parse(json));
    }

    /** The same from UTF-8; broken UTF-8 is refused too. */
    public static Map<String, @Nullable Object> parseObject(byte[] json) {
        return asObject(parse(json));
    }

    /** Reads any one JSON value. */
    public static @Nullable Object parse(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return PlainValues.read(parser);
        } catch (IOException broken) {
            throw BadJson.of(broken);
        }
    }

    /** Reads any one JSON value from UTF-8; broken UTF-8 is refused too. */
    public static @Nullable Object parse(byte[] json) {
        if (!Utf8.isValid(json, 0, json.length)) {
            throw new MalformedException("request.bad_json", "The body is not valid UTF-8.");
        }
        try (JsonParser parser = FACTORY.createParser(json)) {
            return PlainValues.read(parser);
        } catch (IOException broken) {
            throw BadJson.of(broken);
        }
    }

    /**
     * Writes plain values: what {@link #parse(String)} gives, and UUID, Instant, enum, any Number, record,
     * Iterable and Map of these.
     *
     * @throws IllegalArgumentException where a value is of another type
     */
    public static String write(@Nullable Object value) {
        BufferRecycler recycler = FACTORY._getRecyclerPool().acquireAndLinkPooled();
        try {
            SegmentedStringWriter text = new SegmentedStringWriter(recycler);
            try (JsonGenerator generator = FACTORY.createGenerator(text)) {
                PlainValues.write(generator, value);
            }
            return text.getAndClear();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            recycler.releaseToPool();
        }
    }

    /** Reads an array of texts written by {@link #write(Object)}. */
    public static List<?> parseList(String json) {
        if (parse(json) instanceof List<?> list) {
            return list;
        }
        throw new MalformedException("request.bad_json", "A JSON array is expected.");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> asObject(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new MalformedException("request.not_an_object", "A JSON object is expected.");
    }

    private static LookupCache<Object, JavaType> typesOfItsOwn() {
        return new LRUMap<>(16, TYPES_CACHED);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                // Thread-local buffers are of no use on virtual threads.
                .recyclerPool(JsonRecyclerPools.newBoundedPool(32))
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST_TEXT)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxNameLength(LONGEST_NAME)
                        .maxTokenCount(MOST_TOKENS)
                        .build())
                .disable(com.fasterxml.jackson.core.JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
