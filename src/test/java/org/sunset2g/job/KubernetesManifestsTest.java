package org.sunset2g.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sunset2g.job.SparkOperatorKinds.Application;
import org.sunset2g.job.SparkOperatorKinds.ScheduledSparkApplication;
import org.sunset2g.job.SparkOperatorKinds.SparkApplication;
import org.yaml.snakeyaml.Yaml;

/** What jobs/kubernetes holds is what Kubernetes and the Spark operator take, and we can parse. */
class KubernetesManifestsTest {
  private static final Path MANIFESTS = Path.of("jobs/kubernetes");
  private static final Map<String, Class<?>> KINDS =
      Map.of(
          "v1 ConfigMap", ConfigMap.class,
          "v1 PersistentVolumeClaim", PersistentVolumeClaim.class,
          "v1 ServiceAccount", ServiceAccount.class,
          "rbac.authorization.k8s.io/v1 Role", Role.class,
          "rbac.authorization.k8s.io/v1 RoleBinding", RoleBinding.class,
          "batch/v1 CronJob", CronJob.class,
          "sparkoperator.k8s.io/v1beta2 SparkApplication", SparkApplication.class,
          "sparkoperator.k8s.io/v1beta2 ScheduledSparkApplication",
              ScheduledSparkApplication.class);

  /** Refuses every field that its kind has not got; the library itself would keep it. */
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .annotationIntrospector(
              new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated part) {
                  return false;
                }
              })
          .build();

  @TempDir Path folder;

  @Test
  void everyFieldIsOneThatItsKindHas() {
    assertThat(objects(Object.class)).hasSizeGreaterThanOrEqualTo(10);
    assertThatThrownBy(
            () -> typed(new Yaml().load("{apiVersion: v1, kind: ServiceAccount, automount: no}")))
        .hasMessageContaining("automount");
    assertThatThrownBy(
            () ->
                typed(
                    new Yaml()
                        .load(
                            "{apiVersion: batch/v1, kind: CronJob, spec: {timezone: Asia/Tokyo}}")))
        .hasMessageContaining("timezone");
  }

  @Test
  void everyCommandLineIsOneOfOurs() {
    List<List<String>> commands = new ArrayList<>();
    containers().forEach(container -> commands.add(container.getArgs()));
    applications().forEach(application -> commands.add(application.arguments()));

    assertThat(commands)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(
            command ->
                assertThat(Sunset2g.parse(command.toArray(String[]::new)).hasSubcommand()).isTrue())
        .anySatisfy(command -> assertThat(command).contains("--week", "last", "--catch-up"));
  }

  @Test
  void theSettingsAreOnesThatWeTake() throws IOException {
    ConfigMap map = objects(ConfigMap.class).get(0);
    Path file = folder.resolve("settings.yaml");
    Files.writeString(file, map.getData().get("settings.yaml"));

    Configuration configuration = Configuration.read(Optional.of(file), List.of());

    List<String> mounted =
        containers().get(0).getVolumeMounts().stream().map(VolumeMount::getMountPath).toList();
    assertThat(mounted)
        .contains(
            configuration.landing().orElseThrow().toString(),
            configuration.lake().orElseThrow().toString(),
            configuration.output().orElseThrow().toString(),
            configuration.tacCatalogue().orElseThrow().getParent().toString());
  }

  @Test
  void theScheduleIsVietNamsAndNoTwoRunsMeet() {
    assertThat(objects(CronJob.class))
        .hasSize(2)
        .extracting(CronJob::getSpec)
        .allSatisfy(
            spec -> {
              assertThat(spec.getTimeZone()).isEqualTo("Asia/Ho_Chi_Minh");
              assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
            });
    var scheduled = objects(ScheduledSparkApplication.class).get(0).spec();
    assertThat(scheduled.concurrencyPolicy()).isEqualTo(SparkOperatorKinds.Concurrency.Forbid);
    assertThat(scheduled.schedule())
        .as("Sunday 19:00 UTC is Monday 02:00 in Viet Nam; every two hours until Tuesday")
        .matches("\\d+ 1-23/2 \\* \\* 0,1");
  }

  @Test
  void whatIsTooOldGoesHoweverTheWeekEnded() {
    assertThat(objects(CronJob.class))
        .as("none waits for another's success in one pod")
        .allSatisfy(job -> assertThat(containersOf(pod(job))).hasSize(1))
        .flatExtracting(job -> pod(job).getContainers().get(0).getArgs().subList(0, 1))
        .containsExactlyInAnyOrder("weekly", "retain");
  }

  @Test
  void onlyFaultsOfOursAreTriedAgainAtOnce() {
    for (CronJob job : objects(CronJob.class)) {
      List<PodFailurePolicyRule> rules =
          job.getSpec().getJobTemplate().getSpec().getPodFailurePolicy().getRules();
      assertThat(rules.get(0).getAction()).isEqualTo("FailJob");
      assertThat(rules.get(0).getOnExitCodes().getValues())
          .containsExactly(Sunset2g.WRONG_USAGE, Sunset2g.BAD_INPUT, Sunset2g.NOT_YET);
      assertThat(pod(job).getRestartPolicy()).as("as a policy needs").isEqualTo("Never");
    }
  }

  @Test
  void noProcessHasMoreRightsThanItNeeds() {
    List<PodSecurityContext> pods =
        new ArrayList<>(podsOfCronJobs().stream().map(PodSpec::getSecurityContext).toList());
    List<SecurityContext> processes =
        new ArrayList<>(containers().stream().map(Container::getSecurityContext).toList());
    for (Application application : applications()) {
      pods.add(application.driver().podSecurityContext());
      pods.add(application.executor().podSecurityContext());
      processes.add(application.driver().securityContext());
      processes.add(application.executor().securityContext());
    }

    assertThat(pods)
        .allSatisfy(
            pod -> {
              assertThat(pod.getRunAsNonRoot()).isTrue();
              assertThat(pod.getRunAsUser()).isEqualTo(10001);
              assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            });
    assertThat(processes)
        .allSatisfy(
            process -> {
              assertThat(process.getReadOnlyRootFilesystem()).isTrue();
              assertThat(process.getAllowPrivilegeEscalation()).isFalse();
              assertThat(process.getCapabilities().getDrop()).containsExactly("ALL");
            });
    assertThat(podsOfCronJobs())
        .allSatisfy(pod -> assertThat(pod.getAutomountServiceAccountToken()).isFalse());
  }

  @Test
  void whatIsMountedIsThere() {
    List<String> claims =
        objects(PersistentVolumeClaim.class).stream()
            .map(claim -> claim.getMetadata().getName())
            .toList();
    for (PodSpec pod : podsOfCronJobs()) {
      assertMounts(
          claims, pod.getVolumes(), containersOf(pod).map(Container::getVolumeMounts).toList());
    }
    for (Application application : applications()) {
      assertMounts(
          claims,
          application.volumes(),
          List.of(application.driver().volumeMounts(), application.executor().volumeMounts()));
    }
  }

  @Test
  void whatSparkNeedsOfJavaIsOpened() throws IOException {
    String openings = String.join(" ", Files.readAllLines(Path.of("jobs/jvm-openings.txt")));

    assertThat(applications())
        .hasSize(2)
        .allSatisfy(
            application -> {
              assertThat(application.type()).isNotNull();
              assertThat(application.sparkVersion()).startsWith("3.5.");
              assertThat(application.mainClass()).isEqualTo(Sunset2g.class.getName());
              assertThat(application.mainApplicationFile()).startsWith("local:///");
              assertThat(application.driver().javaOptions()).isEqualTo(openings);
              assertThat(application.executor().javaOptions()).isEqualTo(openings);
            });
  }

  @Test
  void whatExecutorsExchangeIsClosed() {
    assertThat(applications())
        .allSatisfy(
            application ->
                assertThat(application.sparkConf())
                    .containsEntry("spark.authenticate", "true")
                    .containsEntry("spark.network.crypto.enabled", "true")
                    .containsEntry("spark.io.encryption.enabled", "true"));
  }

  @Test
  void anImageKnowsItsCommit() throws IOException {
    String containerfile = Files.readString(Path.of("jobs/Containerfile"));
    String name = "git.commit.id.full";

    assertThat(Files.readString(Path.of("src/main/build/build.properties")))
        .contains("commit=${" + name + "}");
    assertThat(containerfile)
        .contains("\nARG COMMIT=\nRUN ./mvnw ", " -D" + name + "=\"$COMMIT\" package");
    for (Path page : List.of(Path.of("jobs/Containerfile"), MANIFESTS.resolve("README.md"))) {
      assertThat(Files.readAllLines(page))
          .filteredOn(line -> line.contains("docker build "))
          .isNotEmpty()
          .allSatisfy(
              line -> assertThat(line).contains("--build-arg COMMIT=$(git rev-parse HEAD) "));
    }
  }

  @Test
  void theImageRunsAsTheUserThatThePodsName() throws IOException {
    String containerfile = Files.readString(Path.of("jobs/Containerfile"));

    assertThat(containerfile).contains("USER 10001:10001").contains("--uid 10001");
    for (String line :
        containerfile.lines().filter(line -> line.startsWith("COPY --from")).toList()) {
      assertThat(line).contains("/opt/sunset2g/");
    }
    String jar = applications().get(0).mainApplicationFile().replace("local://", "");
    assertThat(containerfile).contains(" " + jar);
  }

  @Test
  void theImageWritesDocumentsWithOurLibraries() throws IOException {
    String stage = Files.readString(Path.of("jobs/Containerfile")).split("AS spark\n")[1];

    for (String tooOld : List.of("commons-compress", "commons-io")) {
      assertThat(stage.indexOf("rm -f"))
          .as("gone before what the distribution lacks is copied")
          .isBetween(0, stage.indexOf("for jar in"));
      assertThat(stage).contains("/opt/spark/jars/" + tooOld + "-[0-9]*.jar");
    }
  }

  private static void assertMounts(
      List<String> claims, List<Volume> volumes, List<List<VolumeMount>> mounts) {
    List<String> names = volumes.stream().map(Volume::getName).toList();
    assertThat(mounts)
        .allSatisfy(
            each -> {
              assertThat(each).extracting(VolumeMount::getName).isSubsetOf(names);
              assertThat(new TreeSet<>(each.stream().map(VolumeMount::getMountPath).toList()))
                  .hasSameSizeAs(each)
                  .contains("/tmp", "/etc/sunset2g");
            });
    assertThat(volumes)
        .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
        .hasSize(2)
        .allSatisfy(
            volume ->
                assertThat(claims).contains(volume.getPersistentVolumeClaim().getClaimName()));
  }

  private static List<PodSpec> podsOfCronJobs() {
    return objects(CronJob.class).stream().map(KubernetesManifestsTest::pod).toList();
  }

  private static PodSpec pod(CronJob job) {
    return job.getSpec().getJobTemplate().getSpec().getTemplate().getSpec();
  }

  private static Stream<Container> containersOf(PodSpec pod) {
    return Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
  }

  private static List<Container> containers() {
    return podsOfCronJobs().stream().flatMap(KubernetesManifestsTest::containersOf).toList();
  }

  private static List<Application> applications() {
    return Stream.concat(
            objects(ScheduledSparkApplication.class).stream().map(each -> each.spec().template()),
            objects(SparkApplication.class).stream().map(SparkApplication::spec))
        .toList();
  }

  private static <T> List<T> objects(Class<T> kind) {
    List<T> objects = new ArrayList<>();
    try (Stream<Path> files = Files.list(MANIFESTS)) {
      for (Path file : files.filter(name -> name.toString().endsWith(".yaml")).sorted().toList()) {
        for (Object document : new Yaml().loadAll(Files.readString(file))) {
          Object object = typed((Map<?, ?>) document);
          if (kind.isInstance(object)) {
            objects.add(kind.cast(object));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
    return objects;
  }

  private static Object typed(Map<?, ?> document) {
    String kind = document.get("apiVersion") + " " + document.get("kind");
    assertThat(KINDS).containsKey(kind);
    return STRICT.convertValue(document, KINDS.get(kind));
  }
}
