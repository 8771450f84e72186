package cn.jingtu.register.web;

import cn.jingtu.platform.CurrentUser;
import cn.jingtu.platform.Refusal;
import cn.jingtu.platform.text.Text;
import cn.jingtu.register.Kinds;
import cn.jingtu.register.SavedViews;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** 我的视图: the filters that somebody keeps under names. */
@RestController
@RequestMapping("/api/registers")
class SavedViewController {

    private final SavedViews views;
    private final Kinds kinds;
    private final CurrentUser user;

    SavedViewController(SavedViews views, Kinds kinds, CurrentUser user) {
        this.views = views;
        this.kinds = kinds;
        this.user = user;
    }

    /** @param query the filters, as they stand in the address of the page */
    record ViewForm(
            @Text(name = "视图名称", max = 30) String name,

            @Text(name = "查找条件", max = 1000, optional = true)
            String query) {}

    @GetMapping("/views")
    List<SavedViews.View> all() {
        return views.of(user.id(), user.city());
    }

    @PostMapping("/{kind}/views")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void save(@PathVariable String kind, @Valid @RequestBody ViewForm form) {
        if (kinds.find(kind).isEmpty()) {
            throw Refusal.notFound("没有这本台账，请从台账页面重新选择。");
        }
        views.save(user.id(), user.city(), kind, form.name().strip(), form.query());
    }

    @DeleteMapping("/views/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        views.delete(id, user.id());
    }
}
