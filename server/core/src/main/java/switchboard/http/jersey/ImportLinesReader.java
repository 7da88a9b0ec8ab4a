package switchboard.http.jersey;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import switchboard.api.http.ImportLines;

/** Gives a method the lines of its body, whatever its media type says: the method's {@code @Consumes} decides that. */
final class ImportLinesReader implements MessageBodyReader<ImportLines> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ImportLines.class;
    }

    @Override
    public ImportLines readFrom(
            Class<ImportLines> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        return new StreamedLines(body);
    }
}
