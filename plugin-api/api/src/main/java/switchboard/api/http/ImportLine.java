package switchboard.api.http;

import org.jspecify.annotations.Nullable;

/**
 * One line of an import.
 *
 * @param number from 1
 * @param input the object on the line, null where there is none
 * @param error what is wrong with the line where it holds no object: broken JSON, broken UTF-8, too long
 */
public record ImportLine(long number, @Nullable Input input, ImportReport.@Nullable LineError error) {}
