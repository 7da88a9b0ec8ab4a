package switchboard.http.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes records, lists, maps and pages as JSON, in one piece with its length. What a method answers is JSON unless it says otherwise. */
@Produces(MediaType.APPLICATION_JSON)
final class JsonWriter implements MessageBodyWriter<Object> {

    private final ObjectMapper mapper;
    private final long largest;

    /** @param largest bytes of one answer */
    JsonWriter(ObjectMapper mapper, long largest) {
        this.mapper = mapper;
        this.largest = largest;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonReader.isJson(mediaType)
                && type != byte[].class
                && type != String.class
                && type != File.class
                && !InputStream.class.isAssignableFrom(type)
                && !StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream target)
            throws IOException {
        byte[] json = value instanceof Selection selection ? selection.write(mapper) : write(value);
        headers.putSingle("Content-Length", json.length);
        target.write(json);
    }

    private byte[] write(Object value) throws IOException {
        if (largest == Long.MAX_VALUE) {
            return mapper.writeValueAsBytes(value);
        }
        BoundedBytes bytes = new BoundedBytes(4 * 1024, largest);
        mapper.writeValue(bytes, value);
        return bytes.toByteArray();
    }
}
