// Writes so many numbered lines a second, as a busy script does; some of them in Chinese.
const perTick = Number(process.argv[2]) / 100;
let line = 0;
setInterval(() => {
  let text = '';
  for (let index = 0; index < perTick; index += 1) {
    line += 1;
    const says = line % 5 === 0 ? '镜像已拉取，容器已启动' : 'Pulled image, started container';
    text += `line ${String(line).padStart(8, '0')} deployment.apps/service-${line % 97} ${says}\n`;
  }
  process.stdout.write(text);
}, 10);
