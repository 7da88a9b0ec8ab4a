package switchboard.plugins.analysis;

import java.util.List;

/**
 * What was seen in an archive.
 *
 * @param api the version of the plugin API that it was held against
 * @param classes how many class files there are
 * @param complete false where there was more than could be looked at in the time, or listed
 * @param lacks what keeps it from working here
 * @param doubts what is missing too, and may never be asked for: libraries have optional parts
 * @param deprecated what it uses of this API that is to go
 * @param findings what its classes do that is out of the ordinary
 */
public record Inspection(
        String api,
        int classes,
        boolean complete,
        List<Lack> lacks,
        List<Lack> doubts,
        List<String> deprecated,
        List<Finding> findings) {}
