package switchboard.http.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Locale;
import switchboard.api.error.MalformedException;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.json.BadJson;
import switchboard.json.Json;
import switchboard.json.Utf8;

/** Reads JSON bodies: {@link Input}, plain maps and lists, records. UTF-8 only. A body without a media type is taken for JSON. */
final class JsonReader implements MessageBodyReader<Object> {

    private final ObjectMapper mapper;

    JsonReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isJson(mediaType)
                && type != byte[].class
                && type != String.class
                && !InputStream.class.isAssignableFrom(type)
                && !Reader.class.isAssignableFrom(type)
                && type != File.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        requireUtf8(mediaType);
        byte[] bytes = body.readAllBytes();
        if (bytes.length == 0) {
            throw new MalformedException("request.bad_json", "The request has no body; a JSON object is expected.");
        }
        if (Input.class.equals(type)) {
            return new Input(Json.parseObject(bytes));
        }
        return bind(bytes, genericType);
    }

    private Object bind(byte[] bytes, Type type) {
        if (!Utf8.isValid(bytes, 0, bytes.length)) {
            throw new MalformedException("request.bad_json", "The body is not valid UTF-8.");
        }
        try {
            Object value = mapper.readValue(bytes, mapper.constructType(type));
            if (value == null) {
                throw new MalformedException("request.not_an_object", "null is not expected here.");
            }
            return value;
        } catch (IOException broken) {
            throw BadJson.of(broken);
        }
    }

    static boolean isJson(MediaType mediaType) {
        String subtype = mediaType.getSubtype().toLowerCase(Locale.ROOT);
        return subtype.equals("json")
                || subtype.endsWith("+json")
                || mediaType.isWildcardSubtype()
                || mediaType.equals(MediaType.APPLICATION_OCTET_STREAM_TYPE);
    }

    private static void requireUtf8(MediaType mediaType) {
        String charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        if (charset != null && !charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("utf8")) {
            throw new ServiceDeskException(
                    Refusal.UNSUPPORTED_MEDIA_TYPE, "request.unsupported_charset", "JSON must be sent as UTF-8.");
        }
    }
}
