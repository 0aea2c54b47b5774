package org.sunset2g.job;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.Map;

/**
 * The part of the Spark operator's API that jobs/kubernetes uses, after {@code
 * api/v1beta2/sparkapplication_types.go} and {@code scheduledsparkapplication_types.go} of
 * kubeflow/spark-operator. A field that is not here is refused; add it when a manifest needs it.
 */
final class SparkOperatorKinds {
  private SparkOperatorKinds() {}

  record ScheduledSparkApplication(
      String apiVersion, String kind, ObjectMeta metadata, Schedule spec) {}

  record SparkApplication(String apiVersion, String kind, ObjectMeta metadata, Application spec) {}

  /** Schedule and template are required. */
  record Schedule(
      String schedule,
      Application template,
      Boolean suspend,
      Concurrency concurrencyPolicy,
      Integer successfulRunHistoryLimit,
      Integer failedRunHistoryLimit) {}

  /** Type, sparkVersion, mainApplicationFile, driver and executor are required. */
  record Application(
      Language type,
      Mode mode,
      String sparkVersion,
      String image,
      String imagePullPolicy,
      List<String> imagePullSecrets,
      String mainClass,
      String mainApplicationFile,
      List<String> arguments,
      Map<String, String> sparkConf,
      Map<String, String> hadoopConf,
      List<Volume> volumes,
      Driver driver,
      Executor executor,
      Restart restartPolicy,
      Long timeToLiveSeconds) {}

  record Driver(
      Integer cores,
      String coreLimit,
      String coreRequest,
      String memory,
      String memoryOverhead,
      String serviceAccount,
      String javaOptions,
      PodSecurityContext podSecurityContext,
      SecurityContext securityContext,
      List<VolumeMount> volumeMounts) {}

  record Executor(
      Integer instances,
      Integer cores,
      String coreLimit,
      String coreRequest,
      String memory,
      String memoryOverhead,
      String javaOptions,
      PodSecurityContext podSecurityContext,
      SecurityContext securityContext,
      List<VolumeMount> volumeMounts) {}

  record Restart(
      RestartType type,
      Integer onSubmissionFailureRetries,
      Integer onFailureRetries,
      Long onSubmissionFailureRetryInterval,
      Long onFailureRetryInterval) {}

  enum Language {
    Java,
    Python,
    Scala,
    R
  }

  enum Mode {
    cluster,
    client
  }

  enum Concurrency {
    Allow,
    Forbid,
    Replace
  }

  enum RestartType {
    Never,
    Always,
    OnFailure
  }
}
