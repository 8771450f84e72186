package cn.jingtu.platform.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * {@code jingtu.limits}: how much one caller may ask of the program at once.
 *
 * @param form characters of JSON that a form hands in or keeps as a draft
 * @param body of one request other than a file handed in with a task
 * @param bodyBeforeSignIn the same of who has not signed in
 * @param slowestBody bytes in a second below which a body is cut off, once the grace is over
 * @param bodies that are being received at once
 * @param bodiesPerAddress the same for one client address
 * @param uploads files for a task that are being received at once
 * @param uploadsPerAddress the same for one client address
 * @param requestsPerAddress requests at work at once for one client address
 * @param headers of one request, by number
 * @param signedIn how long a session outlives the last request of a person who has signed in
 */
@ConfigurationProperties("jingtu.limits")
record Limits(
        int form,
        DataSize body,
        DataSize bodyBeforeSignIn,
        DataSize slowestBody,
        Duration slowBodyGrace,
        int bodies,
        int bodiesPerAddress,
        int uploads,
        int uploadsPerAddress,
        int requestsPerAddress,
        int headers,
        Duration signedIn) {}
