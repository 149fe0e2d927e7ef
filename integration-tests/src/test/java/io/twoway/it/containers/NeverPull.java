package io.twoway.it.containers;

import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/**
 * For machines that reach no registry: a missing image is an error at once instead of minutes of attempts. Chosen by the
 * variable {@code TESTCONTAINERS_PULL_POLICY}.
 */
public final class NeverPull implements ImagePullPolicy {

    @Override
    public boolean shouldPull(DockerImageName imageName) {
        return false;
    }
}
