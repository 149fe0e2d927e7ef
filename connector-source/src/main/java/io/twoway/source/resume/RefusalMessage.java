package io.twoway.source.resume;

import io.twoway.source.config.Direction;
import io.twoway.source.config.SourceKeys;
import io.twoway.source.config.TaskSettings;
import io.twoway.source.resume.ResumeVerdict.Refused;
import io.twoway.table.QuotedName;
import java.util.ArrayList;
import java.util.List;

/**
 * Message to an operator when a source does not resume: what happened, and the commands of the cure.
 *
 * @param connector the connector's name in Connect
 * @param address host and port of the server
 * @param settings the task's settings
 */
public record RefusalMessage(String connector, String address, TaskSettings settings) {

    String of(Refused refused, String uuid) {
        StringBuilder text = new StringBuilder("Site " + settings.site().value()
                + " does not resume reading MySQL at " + address + " (server_uuid " + uuid + "). " + refused.reason()
                + " Nothing was read or sent. To start anew at the server's present:");
        int number = 1;
        for (String step : steps(refused)) {
            text.append("\n ").append(number++).append(". ").append(step);
        }
        return text.toString();
    }

    String ofEmptyHistory() {
        return "MySQL at " + address
                + " has GTIDs on and has executed no transaction yet (gtid_executed is empty), so there is"
                + " no place to read from. Run CREATE DATABASE IF NOT EXISTS "
                + QuotedName.of(settings.bookkeeping().name())
                + " on it, which changes nothing else, and restart the task.";
    }

    private List<String> steps(Refused refused) {
        List<String> steps = new ArrayList<>();
        steps.add(
                "Stop writing to this server. Make the synchronized tables equal on both servers, in sessions with SET"
                        + " SESSION sql_log_bin = 0.");
        steps.add("curl -X PUT $CONNECT/connectors/" + connector + "/stop");
        steps.add("curl -X DELETE $CONNECT/connectors/" + connector + "/offsets");
        if (refused.voidsWatermark()) {
            steps.add("When the sink that applies the topic " + settings.topic() + " has applied everything, stop it"
                    + " (PUT .../stop). On the server it writes to: UPDATE "
                    + settings.bookkeeping().name()
                    + ".progress SET source_position = '' WHERE stream = '" + settings.topic()
                    + "'; then resume the sink (PUT .../resume).");
        }
        steps.add("In the connector's configuration (PUT .../config) set " + SourceKeys.OFFSET_RECOVERY + " to false"
                + (settings.direction() == Direction.FORWARD
                        ? ", and snapshot.mode to no_data, or it loads all rows again"
                        : "")
                + ".");
        steps.add("curl -X PUT $CONNECT/connectors/" + connector
                + "/resume; write again when GET .../offsets has a file and no snapshot. Then take "
                + SourceKeys.OFFSET_RECOVERY + " out again.");
        return steps;
    }
}
